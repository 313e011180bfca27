import { isUtf8 } from 'node:buffer'
import { ApiError } from './api-error.ts'

/** Names of UTF-8 and of its part that is the same in every charset. */
const UTF8_NAMES = new Set(['utf-8', 'utf8', 'us-ascii', 'ascii'])

const HINT =
  'Send UTF-8. On Windows: save the body as a UTF-8 file and send it with curl --data-binary "@body.json", or in PowerShell with -Body ([Text.Encoding]::UTF8.GetBytes($json)).'

/**
 * The text of a body, without the byte order mark. Anything but UTF-8 would be stored with question marks for good, so
 * it is refused. Errors: INVALID_REQUEST that says what was found.
 */
export function decodeBody(bytes: Uint8Array, contentType: string | undefined): string {
  if (bytes.length === 0) return ''
  const charset = charsetOf(contentType ?? '')
  if (charset !== null && !UTF8_NAMES.has(charset))
    throw notUtf8(`Content-Type says that the body is ${charset.slice(0, 40)}`)
  if (looksLikeUtf16(bytes)) throw notUtf8('The body looks like UTF-16')
  if (!isUtf8(bytes)) throw notUtf8(`The body is not UTF-8: ${firstWrongByte(bytes)}`)
  return new TextDecoder().decode(bytes)
}

/** Refuses a query whose percent-encoded bytes are not UTF-8. Errors: INVALID_REQUEST. */
export function checkQuery({ search, searchParams }: URL): void {
  const isReplaced = [...searchParams].flat().some((text) => text.includes('\uFFFD'))
  if (isReplaced && !/%EF%BF%BD/i.test(search)) throw notUtf8('The query is not UTF-8')
}

function notUtf8(found: string): ApiError {
  return new ApiError('INVALID_REQUEST', `${found}.`, { hint: HINT })
}

function charsetOf(contentType: string): string | null {
  return /;\s*charset\s*=\s*["']?([^\s;"']+)/i.exec(contentType)?.[1]?.toLowerCase() ?? null
}

/** A byte order mark of UTF-16, or a zero as one of the first two bytes: JSON begins with ASCII, and has no zeros. */
function looksLikeUtf16([first, second]: Uint8Array): boolean {
  return (
    (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) || first === 0 || second === 0
  )
}

/** Where decoding and encoding again gives something else. */
function firstWrongByte(bytes: Uint8Array): string {
  const again = Buffer.from(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes))
  const at = bytes.findIndex((byte, k) => byte !== again[k])
  return `byte 0x${(bytes[at] ?? 0).toString(16).toUpperCase().padStart(2, '0')} at position ${at}`
}
