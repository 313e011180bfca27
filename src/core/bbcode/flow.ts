import type { RichNode } from './nodes.ts'

/** One for all: a long text has thousands. */
export const BREAK: RichNode = { kind: 'br' }

/** Adds text to the end of a flow; text behind text is one node. */
export function addText(nodes: RichNode[], text: string): void {
  const last = nodes.at(-1)
  if (text === '') return
  if (last?.kind === 'text') nodes[nodes.length - 1] = { kind: 'text', text: last.text + text }
  else nodes.push({ kind: 'text', text })
}

export function append(nodes: RichNode[], more: readonly RichNode[]): void {
  for (const node of more) {
    if (node.kind === 'text') addText(nodes, node.text)
    else nodes.push(node)
  }
}

/** The nodes without blank text and breaks at both ends. */
export function withoutOuterBreaks(nodes: RichNode[]): RichNode[] {
  const isGap = (node: RichNode) => node.kind === 'br' || (node.kind === 'text' && node.text.trim() === '')
  const from = nodes.findIndex((node) => !isGap(node))
  return from < 0 ? [] : nodes.slice(from, nodes.findLastIndex((node) => !isGap(node)) + 1)
}

/** A link inside a link cannot be drawn; the outer one wins. */
export function withoutLinks(nodes: readonly RichNode[]): RichNode[] {
  return nodes.flatMap((node) => (node.kind === 'link' || node.kind === 'user' ? node.children : [node]))
}

/** The flows inside a node, in order. */
function inside(node: RichNode): RichNode[][] {
  if (node.kind === 'list') return node.items
  if (node.kind === 'table') return node.rows.flat()
  return 'children' in node ? [node.children] : []
}

/** All characters of a flow that come from its text, line breaks included. */
export function plainText(nodes: readonly RichNode[]): string {
  return nodes
    .map((node) => {
      if (node.kind === 'br') return '\n'
      return 'text' in node ? node.text : inside(node).map(plainText).join('')
    })
    .join('')
}

/** A text with its lines and nothing else read in it. */
export function linesAsWritten(text: string): RichNode[] {
  const nodes: RichNode[] = []
  for (const [k, line] of text.split(/\r\n?|\n/).entries()) {
    if (k > 0) nodes.push(BREAK)
    addText(nodes, line)
  }
  return nodes
}

export function hasText(nodes: readonly RichNode[]): boolean {
  return plainText(nodes).trim() !== ''
}
