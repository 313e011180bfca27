export type Token =
  | { kind: 'text'; raw: string }
  | { kind: 'break'; raw: string }
  | { kind: 'open'; raw: string; tag: string; argument: string }
  | { kind: 'close'; raw: string; tag: string }

const TAGS = 'b|i|u|s|url|img|list|quote|code|user|color|br|\\*'
const PATTERN = new RegExp(
  `\\[(?<open>${TAGS})(?:=(?<argument>[^\\]\\r\\n]{0,2100})|\\s[^\\]\\r\\n]{0,200})?\\]|\\[/(?<close>${TAGS})\\]|(?<lines>\\r\\n|\\r|\\n)`,
  'gi',
)
const END_OF_CODE = /\[\/code\]/gi

/** Cuts a text into tags of the whitelist, line breaks, and the text between them. What stands in [code] is text. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  const pattern = new RegExp(PATTERN)
  let at = 0
  let codeEnds = true
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    if (match.index > at) tokens.push({ kind: 'text', raw: text.slice(at, match.index) })
    const token = toToken(match)
    tokens.push(token)
    at = pattern.lastIndex
    if (!codeEnds || token.kind !== 'open' || token.tag !== 'code') continue
    const end = endOfCode(text, at)
    codeEnds = end !== null
    if (end === null) continue
    if (end > at) tokens.push({ kind: 'text', raw: text.slice(at, end) })
    at = pattern.lastIndex = end
  }
  if (at < text.length) tokens.push({ kind: 'text', raw: text.slice(at) })
  return tokens
}

function toToken(match: RegExpExecArray): Token {
  const raw = match[0]
  const { open, argument = '', close } = match.groups ?? {}
  if (open) {
    const tag = open.toLowerCase()
    return tag === 'br' ? { kind: 'break', raw } : { kind: 'open', raw, tag, argument: unquoted(argument) }
  }
  return close ? { kind: 'close', raw, tag: close.toLowerCase() } : { kind: 'break', raw }
}

function unquoted(argument: string): string {
  return argument.trim().replace(/^(["'])(.*)\1$/, '$2')
}

/** Where the code ends; null without an end tag, and then it does not begin either. */
function endOfCode(text: string, from: number): number | null {
  END_OF_CODE.lastIndex = from
  return END_OF_CODE.exec(text)?.index ?? null
}
