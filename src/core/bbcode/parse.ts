import { withPlainLinks, withoutBlockBreaks } from './after.ts'
import { safeColor } from './color.ts'
import type { RichNode } from './nodes.ts'
import { safeLink } from './safe-link.ts'
import { type Token, tokensOf } from './tokens.ts'

interface Frame {
  tag: string
  raw: string
  argument: string
  children: RichNode[]
  /** Only for lists: the finished points. */
  items: RichNode[][]
}

/** Deeper nesting stays text: nobody writes it, and it would break what draws it. */
const DEEPEST = 16

/**
 * Reads BBCode by whitelist (b, i, u, s, url, img as link, list, quote, code, user, color, br; either case). Never
 * throws and loses no character: an unknown, unclosed or unsafe tag stays in the text as it was written.
 */
export function parseBbcode(text: string): RichNode[] {
  const root = frame('', '', '')
  const stack: Frame[] = [root]
  for (const token of tokensOf(text)) step(stack, token)
  while (stack.length > 1) giveBack(stack)
  return withPlainLinks(withoutBlockBreaks(root.children))
}

function frame(tag: string, raw: string, argument: string): Frame {
  return { tag, raw, argument, children: [], items: [] }
}

function step(stack: Frame[], token: Token): void {
  const top = topOf(stack)
  if (token.kind === 'text') return addText(top.children, token.raw)
  if (token.kind === 'break') return void top.children.push({ kind: 'br' })
  if (token.kind === 'close') return close(stack, token)
  if (token.tag === '*') return nextPoint(stack, token.raw)
  if (stack.length > DEEPEST) return addText(top.children, token.raw)
  stack.push(frame(token.tag, token.raw, token.argument))
}

function topOf(stack: Frame[]): Frame {
  const top = stack.at(-1)
  if (!top) throw new RangeError('the root frame is never taken off')
  return top
}

function close(stack: Frame[], token: { tag: string; raw: string }): void {
  const depth = stack.findLastIndex((each) => each.tag === token.tag)
  if (depth <= 0 || token.tag === '*') return addText(topOf(stack).children, token.raw)
  // A tag left open inside is closed with its parent, as [b][i]x[/b] means it.
  while (stack.length - 1 > depth) finish(stack, '')
  finish(stack, token.raw)
}

/** [*] belongs to the nearest list; outside of one it is text. */
function nextPoint(stack: Frame[], raw: string): void {
  const depth = stack.findLastIndex((each) => each.tag === 'list')
  if (depth <= 0) return addText(topOf(stack).children, raw)
  while (stack.length - 1 > depth) finish(stack, '')
  stack.push(frame('*', raw, ''))
}

function finish(stack: Frame[], end: string): void {
  const done = stack.pop()
  if (!done) return
  const parent = topOf(stack)
  if (done.tag === '*') return void parent.items.push(withoutOuterBreaks(done.children))
  const node = toNode(done)
  if (node) return void parent.children.push(node)
  addText(parent.children, done.raw)
  append(parent.children, done.children)
  addText(parent.children, end)
}

/** At the end of the text a list counts as closed; any other open tag was no tag. */
function giveBack(stack: Frame[]): void {
  const open = topOf(stack)
  if (open.tag === '*' || open.items.length > 0) return finish(stack, '')
  stack.pop()
  const parent = topOf(stack).children
  addText(parent, open.raw)
  append(parent, open.children)
}

function toNode({ tag, argument, children, items }: Frame): RichNode | null {
  switch (tag) {
    case 'b':
    case 'i':
    case 'u':
    case 's':
    case 'code':
      return { kind: tag, children }
    case 'quote':
      return { kind: tag, children: withoutOuterBreaks(children) }
    case 'list':
      return toList(argument, children, items)
    case 'url':
      return toLink(argument || textOf(children), children)
    case 'img':
      return toLink(textOf(children), children)
    case 'user':
      return /^\d{1,15}$/.test(argument) ? { kind: 'user', id: Number(argument), children } : null
    case 'color':
      return toColor(argument, children)
    default:
      return null
  }
}

function toList(argument: string, children: RichNode[], items: RichNode[][]): RichNode | null {
  const lead = withoutOuterBreaks(children)
  const all = lead.length > 0 ? [lead, ...items] : items
  return all.length > 0 ? { kind: 'list', ordered: argument !== '', items: all } : null
}

function toLink(address: string, children: RichNode[]): RichNode | null {
  const link = safeLink(address)
  return link && hasText(children) ? { kind: 'link', ...link, children: withoutLinks(children) } : null
}

function toColor(argument: string, children: RichNode[]): RichNode | null {
  const color = safeColor(argument)
  return color ? { kind: 'color', color, children } : null
}

/** A link inside a link cannot be drawn; the outer one wins. */
function withoutLinks(nodes: RichNode[]): RichNode[] {
  return nodes.flatMap((node) => (node.kind === 'link' || node.kind === 'user' ? node.children : [node]))
}

function textOf(nodes: RichNode[]): string {
  return nodes.map((node) => (node.kind === 'text' ? node.text : '')).join('')
}

function hasText(nodes: RichNode[]): boolean {
  return nodes.some((node) =>
    node.kind === 'text' ? node.text.trim() !== '' : 'children' in node && hasText(node.children),
  )
}

function addText(nodes: RichNode[], text: string): void {
  const last = nodes.at(-1)
  if (text === '') return
  if (last?.kind === 'text') last.text += text
  else nodes.push({ kind: 'text', text })
}

function append(nodes: RichNode[], more: RichNode[]): void {
  for (const node of more) {
    if (node.kind === 'text') addText(nodes, node.text)
    else nodes.push(node)
  }
}

function withoutOuterBreaks(nodes: RichNode[]): RichNode[] {
  const isBlank = (node: RichNode) => node.kind === 'br' || (node.kind === 'text' && node.text.trim() === '')
  const from = nodes.findIndex((node) => !isBlank(node))
  return from < 0 ? [] : nodes.slice(from, nodes.findLastIndex((node) => !isBlank(node)) + 1)
}
