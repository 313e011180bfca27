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
  `\\[(?<open>${TAGS})(?=[\\]=\\s])|\\[/(?<close>${TAGS})\\]|^(?<indent>[ \\t]*)\`{3,}[^\`\\r\\n]*$|(?<tick>\`)|(?:<br\\s{0,9}/?>)?(?:\\r\\n?|\\n)|<br\\s{0,9}/?>|(?:&#(?:13|x0?d);)?&#(?:10|x0?a);`,
  'gim',
)
const LONGEST_ARGUMENT = 2_100
const FENCE_END = /^[ \t]*`{3,}[ \t]*$/gm
const CODE_END = /\[\/code\]/gi
const INLINE_CODE = /(`{1,2})(?![\s`])([^`\r\n]*[^\s`])\1(?![`\p{L}\p{N}_])/uy

/**
 * Cuts a text into tags of the whitelist, line breaks, code, and the text between them, whose entities are read. Code is what
 * stands in [code], between fences or between backticks, and stays as it is.
 */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  const pattern = new RegExp(START)
  const looked: Looked = new Set()
  let at = 0
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const found = read(text, match, looked)
    if (!found) {
      // What looked like a fence is a line like any other.
      if (match.groups?.['indent'] !== undefined) pattern.lastIndex = match.index + match[0].indexOf('`') + 3
      continue
    }
    const start = match.index + (match.groups?.['indent']?.length ?? 0)
    if (start > at) tokens.push({ kind: 'text', raw: decoded(text.slice(at, start)) })
    tokens.push(found.token)
    at = pattern.lastIndex = found.end
  }
  if (at < text.length) tokens.push({ kind: 'text', raw: decoded(text.slice(at)) })
  return tokens
}

/** Ends of code that were looked for in vain: they are not looked for again. */
type Looked = Set<RegExp>
type Found = { token: Token; end: number } | null

function read(text: string, match: RegExpExecArray, looked: Looked): Found {
  const raw = match[0]
  const end = match.index + raw.length
  const { open, close, indent, tick } = match.groups ?? {}
  if (indent !== undefined) return codeUpTo(FENCE_END, text, end, looked, indent)
  if (tick) return inlineCode(text, match.index)
  if (close) return { token: { kind: 'close', raw, tag: close.toLowerCase() }, end }
  return open
    ? openTag(text, match.index, end, open.toLowerCase(), looked)
    : { token: { kind: 'break' }, end }
}

function openTag(text: string, from: number, nameEnd: number, tag: string, looked: Looked): Found {
  const last = argumentEnd(text, nameEnd)
  if (last < 0) return null
  const end = last + 1
  if (tag === 'br') return { token: { kind: 'break' }, end }
  if (tag === 'code') return codeUpTo(CODE_END, text, end, looked)
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

/** Code from here to its end. Of several lines it is a block, without the line breaks and blanks of its frame. */
function codeUpTo(close: RegExp, text: string, from: number, looked: Looked, indent = ''): Found {
  close.lastIndex = from
  const match = looked.has(close) ? null : close.exec(text)
  if (!match) return looked.add(close) && null
  const inside = text.slice(from, match.index).replaceAll(/\r\n?/g, '\n')
  const block = inside.includes('\n')
  const lines = block ? inside.replace(/^[ \t]*\n/, '').replace(/\n[ \t]*$/, '') : inside
  const own = indent ? lines.replaceAll(new RegExp(`^[ \\t]{1,${indent.length}}`, 'gm'), '') : lines
  return { token: { kind: 'code', text: own, block }, end: close.lastIndex }
}

/** Backticks that stand inside a word are apostrophes. */
function inlineCode(text: string, from: number): Found {
  if (/[`\p{L}\p{N}_]/u.test(text.charAt(from - 1))) return null
  INLINE_CODE.lastIndex = from
  const match = INLINE_CODE.exec(text)
  return match && { token: { kind: 'code', text: match[2] ?? '', block: false }, end: INLINE_CODE.lastIndex }
}
