/** What never stands in an address: blanks, controls, quotes of any script, backticks, and CJK punctuation. */
const ENDS =
  /[\s\p{Cc}<>"`\u00AB\u00BB\u2018-\u201F\u2039\u203A\u3000-\u303F\uFF01-\uFF0F\uFF1A-\uFF20\uFF3B-\uFF40\uFF5B-\uFF65]/u
/** What belongs to the sentence where it stands last: punctuation, marks of emphasis, and brackets that only open. */
const LAST = /[.,;:!?'*_~|([{\u2026\u060C\u061B\u061F\u06D4\u0964]/
const CLOSERS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' }

export interface AddressEnd {
  /** Where the address ends. */
  end: number
  /** How far was read: no address begins before it. */
  read: number
}

/**
 * Where a bare address that begins at `from` ends. Brackets that open inside belong to it with what closes them; a bracket
 * that closes none ends it, and so do two asterisks and the end of a tag.
 */
export function addressEnd(text: string, from: number): AddressEnd {
  const open: string[] = []
  let read = from
  for (; read < text.length; read += 1) {
    const character = text.charAt(read)
    if (ENDS.test(character) || /^(?:\*\*|\[\/)/.test(text.slice(read, read + 2))) break
    const closer = CLOSERS[character]
    if (closer) open.push(closer)
    else if (/[)\]}]/.test(character) && open.pop() !== character) break
  }
  let end = read
  while (end > from && LAST.test(text.charAt(end - 1))) end -= 1
  return { end, read }
}

/** The address of `[words](address)`, `from` behind the bracket that opens, and where the whole ends. Null where it is none. */
export function wordedAddress(text: string, from: number): { address: string; end: number } | null {
  let depth = 0
  for (let at = from; at < from + 2_100; at += 1) {
    const character = text.charAt(at)
    if (character === '(') depth += 1
    if (character === ')' && --depth < 0) return { address: text.slice(from, at), end: at + 1 }
    if (depth > 3 || !/\S/.test(character)) return null
  }
  return null
}

const PHONE = /\+[1-9](?:[\s().\u2011-]{0,2}\d){6,14}(?!\d|[.,]\d|\s?[%₽$€£])/uy

/** Where the phone number ends that begins at `from`: a plus and 7 to 15 digits with the usual separators. 0 for a sum. */
export function phoneEnd(text: string, from: number): number {
  PHONE.lastIndex = from
  const written = PHONE.exec(text)?.[0] ?? ''
  const digits = written.replaceAll(/\D/g, '').length
  const isSum = (digits < 11 && /^\+\d{1,3}(?:[\s.]\d{3})+$/.test(written)) || /^\+\d+\.\d+$/.test(written)
  return written && !isSum ? PHONE.lastIndex : 0
}

const MAIL_NAME = /[\p{L}\p{N}._%+-]{1,64}$/u
const MAIL_HOST = /@(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}(?![\p{L}\p{N}@]|:\S)/uy

/** The e-mail address around an @ at `at`, its name beginning at `from` at the earliest; null for none, as in git@host:path. */
export function mailAround(text: string, from: number, at: number): { start: number; end: number } | null {
  MAIL_HOST.lastIndex = at
  const name = MAIL_NAME.exec(text.slice(Math.max(from, at - 64), at))?.[0].replace(/^[.%+-]+/, '')
  return name && MAIL_HOST.test(text) ? { start: at - name.length, end: MAIL_HOST.lastIndex } : null
}
