import { safeLink } from '#core/bbcode/safe-link.ts'

/** A replacement in a text field and what is selected after it, in characters of the text. */
export interface TextEdit {
  from: number
  to: number
  insert: string
  selectFrom: number
  selectTo: number
}

const PAIRED = {
  bold: 'b',
  italic: 'i',
  underline: 'u',
  strike: 's',
  quote: 'quote',
  code: 'code',
} as const

export type TextStyle = keyof typeof PAIRED | 'list' | 'link'

/** The edit that puts a style on the selected part of a text, or takes it off where it is on already. */
export function styled(text: string, from: number, to: number, style: TextStyle): TextEdit {
  const selected = text.slice(from, to)
  if (style === 'list') return listed(from, to, selected)
  if (style === 'link') return linked(from, to, selected)
  const [open, close] = marksOf(PAIRED[style], selected)
  const isOn = text.slice(0, from).endsWith(open) && text.slice(to).startsWith(close)
  if (!isOn) return around(from, to, open, selected, close)
  const start = from - open.length
  const end = to + close.length
  return { from: start, to: end, insert: selected, selectFrom: start, selectTo: start + selected.length }
}

function around(from: number, to: number, open: string, selected: string, close: string): TextEdit {
  const selectFrom = from + open.length
  return { from, to, insert: open + selected + close, selectFrom, selectTo: selectFrom + selected.length }
}

/** Code of several lines is a block, whose marks stand on lines of their own. */
function marksOf(tag: string, selected: string): [open: string, close: string] {
  const line = tag === 'code' && selected.includes('\n') ? '\n' : ''
  return [`[${tag}]${line}`, `${line}[/${tag}]`]
}

/** Each selected line becomes a point. */
function listed(from: number, to: number, selected: string): TextEdit {
  const points = selected.split('\n').join('\n[*]')
  return around(from, to, '[list]\n[*]', points, '\n[/list]')
}

/** A selected address becomes the link itself; any other words wait for the address to be typed. */
function linked(from: number, to: number, selected: string): TextEdit {
  if (safeLink(selected)?.external) return around(from, to, '[url]', selected, '[/url]')
  if (selected === '') return around(from, to, '[url]', 'https://', '[/url]')
  return around(from, to, '[url=', 'https://', `]${selected}[/url]`)
}
