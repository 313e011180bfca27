import { withMarkdown } from './blocks.ts'
import { safeColor } from './color.ts'
import { BREAK, addText, append, hasText, plainText, withoutLinks, withoutOuterBreaks } from './flow.ts'
import type { RichNode } from './nodes.ts'
import { safeLink } from './safe-link.ts'
import { type Token, tokensOf } from './tokens.ts'

interface Frame {
  tag: string
  raw: string
  argument: string
  children: RichNode[]
  /** The finished items of a list, or cells of a row. */
  items: RichNode[][]
  /** The finished rows of a table. */
  rows: RichNode[][][]
}

type Open = Extract<Token, { kind: 'open' }>

/** Deeper nesting stays text: nobody writes it, and it would break what draws it. */
const DEEPEST = 16

/** What stands directly inside what: an item of a list, a row of a table, a cell of a row. */
const PARENTS: Readonly<Record<string, string>> = { '*': 'list', tr: 'table', td: 'tr' }

/**
 * Reads BBCode by whitelist (either case), and Markdown where it is unmistakable. Never throws and loses no character but
 * marks: an unknown, unclosed or unsafe tag stays in the text as it was written.
 */
export function parseRichText(text: string): RichNode[] {
  const stack: Frame[] = [frame('', '', '')]
  for (const token of tokensOf(text)) step(stack, token)
  while (stack.length > 1) giveBack(stack)
  return withMarkdown(topOf(stack).children)
}

function frame(tag: string, raw: string, argument: string): Frame {
  return { tag, raw, argument, children: [], items: [], rows: [] }
}

function step(stack: Frame[], token: Token): void {
  const { children } = topOf(stack)
  if (token.kind === 'text') return addText(children, token.raw)
  if (token.kind === 'break') return void children.push(BREAK)
  if (token.kind === 'code') return void children.push(token)
  const tag = token.tag === 'th' ? 'td' : token.tag
  if (token.kind === 'close') return close(stack, tag, token.raw)
  const alone = standsAlone(token)
  if (alone) return append(children, [alone])
  if (tag in PARENTS) return nextPart(stack, tag, token.raw)
  if (stack.length > DEEPEST) return addText(children, token.raw)
  stack.push(frame(tag, token.raw, token.argument))
}

/** Tags without an end: a file by its number, and a moment. */
function standsAlone({ tag, argument, raw }: Open): RichNode | null {
  if (tag === 'disk') {
    const id = /^file id=(n?\d+)$/i.exec(argument)?.[1]
    return { kind: 'text', text: id ? `📎 ${id}` : raw }
  }
  if (tag !== 'timestamp') return null
  const seconds = /^\d{1,11}(?=\s|$)/.exec(argument)?.[0]
  if (seconds === undefined) return { kind: 'text', text: raw }
  return { kind: 'time', at: new Date(Number(seconds) * 1_000).toISOString() }
}

function topOf(stack: Frame[]): Frame {
  const top = stack.at(-1)
  if (!top) throw new RangeError('the root frame is never taken off')
  return top
}

function close(stack: Frame[], tag: string, raw: string): void {
  const depth = stack.findLastIndex((each) => each.tag === tag)
  if (depth <= 0) return addText(topOf(stack).children, raw)
  // The next item ends this one: what may stand between the two still belongs to it.
  if (tag === '*') return
  // A tag left open inside is closed with its parent, as [b][i]x[/b] means it.
  while (stack.length - 1 > depth) finish(stack, '')
  finish(stack, raw)
}

/** An item, a row or a cell belongs to the nearest list, table or row, and ends the one before; elsewhere it is text. */
function nextPart(stack: Frame[], tag: string, raw: string): void {
  const depth = stack.findLastIndex((each) => each.tag === PARENTS[tag])
  if (depth <= 0) return addText(topOf(stack).children, raw)
  while (stack.length - 1 > depth) finish(stack, '')
  keepLoose(topOf(stack))
  stack.push(frame(tag, raw, ''))
}

/** What stands between cells or rows is kept in a cell of its own; what stands before a list is its first item. */
function keepLoose(parent: Frame): void {
  const loose = withoutOuterBreaks(parent.children)
  parent.children = []
  if (loose.length === 0) return
  if (parent.tag === 'table') parent.rows.push([loose])
  else parent.items.push(loose)
}

function finish(stack: Frame[], end: string): void {
  const done = stack.pop()
  if (!done) return
  const parent = topOf(stack)
  if (done.tag in PARENTS) {
    if (done.tag !== 'tr') return void parent.items.push(withoutOuterBreaks(done.children))
    keepLoose(done)
    if (done.items.length > 0) parent.rows.push(done.items)
    return
  }
  const nodes = toNodes(done)
  if (nodes) return append(parent.children, nodes)
  addText(parent.children, done.raw)
  append(parent.children, done.children)
  addText(parent.children, end)
}

/** At the end of the text a list or a table counts as closed; any other open tag was no tag. */
function giveBack(stack: Frame[]): void {
  const open = topOf(stack)
  if (open.tag in PARENTS || open.items.length > 0 || open.rows.length > 0) return finish(stack, '')
  stack.pop()
  const parent = topOf(stack).children
  addText(parent, open.raw)
  append(parent, open.children)
}

/** What a closed tag becomes; null where it is none, and stays text. */
function toNodes(frame: Frame): RichNode[] | null {
  const { tag, argument, children } = frame
  switch (tag) {
    case 'b':
    case 'i':
    case 'u':
    case 's':
      return [{ kind: tag, children }]
    case 'quote':
    case 'spoiler':
      return [{ kind: 'quote', name: argument, children: withoutOuterBreaks(children) }]
    case 'p':
    case 'left':
    case 'center':
    case 'right':
    case 'justify':
      return [{ kind: 'p', children: withoutOuterBreaks(children) }]
    case 'size':
    case 'font':
      return children
    case 'project':
      return hasText(children) ? children : null
    case 'list':
      return toList(frame)
    case 'table':
      return toTable(frame)
    case 'url':
      return toLink(argument || plainText(children), children)
    case 'img':
      return toLink(plainText(children), children)
    case 'user':
      return /^\d{1,15}$/.test(argument) ? [{ kind: 'user', id: Number(argument), children }] : null
    case 'color':
      return toColor(argument, children)
    default:
      return null
  }
}

function toList(frame: Frame): RichNode[] | null {
  keepLoose(frame)
  const { argument, items } = frame
  return items.length > 0 ? [{ kind: 'list', ordered: argument !== '', start: 1, items }] : null
}

function toTable(frame: Frame): RichNode[] | null {
  keepLoose(frame)
  return frame.rows.length > 0 ? [{ kind: 'table', head: false, rows: frame.rows }] : null
}

function toLink(address: string, children: RichNode[]): RichNode[] | null {
  const link = safeLink(address)
  return link && hasText(children) ? [{ kind: 'link', ...link, children: withoutLinks(children) }] : null
}

function toColor(argument: string, children: RichNode[]): RichNode[] | null {
  const color = safeColor(argument)
  return color ? [{ kind: 'color', color, children }] : null
}
