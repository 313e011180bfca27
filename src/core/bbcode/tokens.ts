import { decoded } from './decoded.ts'

export type Token =
  | { kind: 'text'; raw: string }
  | { kind: 'break' }
  | { kind: 'code'; text: string; block: boolean }
  | { kind: 'open'; raw: string; tag: string; argument: string }
  | { kind: 'close'; raw: string; tag: string }

const TAGS =
  'b|i|u|s|url|img|list|quote|code|user|color|br|\\*|p|left|center|right|justify|size|font|table|tr|td|th|spoiler|project|disk|timestamp'
const START = new RegExp(
  `\\[(?<open>${TAGS})(?=[\\]=\\s])|\\[/(?<close>${TAGS})\\]|(?<ticks>\`+)|(?:<br\\s{0,9}/?>)?(?:\\r\\n?|\\n)|<br\\s{0,9}/?>|(?:&#(?:13|x0?d);)?&#(?:10|x0?a);`,
  'gi',
)
const LONGEST_ARGUMENT = 2_100
const FENCE_END = /^[ \t]*`{3,}[ \t]*$/gm
const INLINE_CODE = /(`{1,2})(?![\s`])([^`\r\n]*[^\s`])\1(?![`\p{L}\p{N}_])/uy

/**
 * Cuts a text into tags of the whitelist, line breaks, code, and the text between them, whose entities are read. Code is what
 * stands in [code], between fences or between backticks, and stays as it is.
 */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  const pattern = new RegExp(START)
  const ends = { code: true, fence: true }
  let at = 0
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const found = read(text, match, ends)
    if (!found) continue
    if (match.index > at) tokens.push({ kind: 'text', raw: decoded(text.slice(at, match.index)) })
    tokens.push(found.token)
    at = pattern.lastIndex = found.end
  }
  if (at < text.length) tokens.push({ kind: 'text', raw: decoded(text.slice(at)) })
  return tokens
}

/** Which ends of code may still come: one that was looked for in vain is not looked for again. */
type Ends = { code: boolean; fence: boolean }
type Found = { token: Token; end: number } | null

function read(text: string, match: RegExpExecArray, ends: Ends): Found {
  const raw = match[0]
  const end = match.index + raw.length
  const { open, close, ticks } = match.groups ?? {}
  if (ticks) return fence(text, match.index, end, ends) ?? inlineCode(text, match.index)
  if (close) return { token: { kind: 'close', raw, tag: close.toLowerCase() }, end }
  return open ? openTag(text, match.index, end, open.toLowerCase(), ends) : { token: { kind: 'break' }, end }
}

function openTag(text: string, from: number, nameEnd: number, tag: string, ends: Ends): Found {
  const last = argumentEnd(text, nameEnd)
  if (last < 0) return null
  const end = last + 1
  if (tag === 'br') return { token: { kind: 'break' }, end }
  if (tag === 'code') return codeTag(text, end, ends)
  const argument = argumentOf(text.slice(nameEnd, last))
  return { token: { kind: 'open', raw: text.slice(from, end), tag, argument }, end }
}

/** Where the bracket of a tag closes: brackets inside its argument come in pairs. -1 where it does not. */
function argumentEnd(text: string, from: number): number {
  let depth = 0
  for (let at = from; at < text.length && at < from + LONGEST_ARGUMENT; at += 1) {
    const character = text[at]
    if (character === '\n' || character === '\r') return -1
    if (character === '[' && ++depth > 2) return -1
    if (character === ']' && --depth < 0) return at
  }
  return -1
}

/** What stands behind the equals sign; or all of it, as in [DISK FILE ID=n7]. */
function argumentOf(written: string): string {
  return decoded(
    written
      .replace(/^=/, '')
      .trim()
      .replace(/^(["'])(.*)\1$/, '$2'),
  )
}

function codeTag(text: string, from: number, ends: Ends): Found {
  const close = /\[\/code\]/gi
  close.lastIndex = from
  const match = ends.code ? close.exec(text) : null
  ends.code = match !== null
  if (!match) return null
  const inside = unified(text.slice(from, match.index))
  const block = inside.includes('\n')
  const trimmed = block ? inside.replace(/^[ \t]*\n/, '').replace(/\n[ \t]*$/, '') : inside
  return { token: { kind: 'code', text: trimmed, block }, end: close.lastIndex }
}

/** A fence stands alone on its line, but for the name of a language, and so does its end. */
function fence(text: string, from: number, end: number, ends: Ends): Found {
  const indent = /(?:^|[\r\n])([ \t]{0,40})$/.exec(text.slice(Math.max(0, from - 41), from))?.[1]
  if (end - from < 3 || indent === undefined || !ends.fence) return null
  const head = /[^`\r\n]{0,80}(?:\r\n?|\n)/y
  head.lastIndex = end
  if (!head.test(text)) return null
  FENCE_END.lastIndex = head.lastIndex
  const close = FENCE_END.exec(text)
  ends.fence = close !== null
  if (!close) return null
  const inside = unified(text.slice(head.lastIndex, close.index)).replace(/\n$/, '')
  const own = inside.replaceAll(new RegExp(`^[ \\t]{1,${Math.max(1, indent.length)}}`, 'gm'), '')
  return { token: { kind: 'code', text: indent ? own : inside, block: true }, end: FENCE_END.lastIndex }
}

/** Backticks that stand inside a word are apostrophes. */
function inlineCode(text: string, from: number): Found {
  if (/[`\p{L}\p{N}_]/u.test(text.charAt(from - 1))) return null
  INLINE_CODE.lastIndex = from
  const match = INLINE_CODE.exec(text)
  return match && { token: { kind: 'code', text: match[2] ?? '', block: false }, end: INLINE_CODE.lastIndex }
}

function unified(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n')
}
