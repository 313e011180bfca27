import type { RichNode } from './nodes.ts'
import { safeLink } from './safe-link.ts'

const ADDRESS = /\bhttps?:\/\/[^\s<>"'[\]]+/gi
const TRAILING = /[.,;:!?)]+$/

/** Turns bare addresses in the text into links; code keeps its text. */
export function withPlainLinks(nodes: readonly RichNode[]): RichNode[] {
  return nodes.flatMap((node): RichNode[] => {
    if (node.kind === 'text') return linked(node.text)
    if (node.kind === 'list') return [{ ...node, items: node.items.map(withPlainLinks) }]
    if (node.kind === 'br' || node.kind === 'code' || node.kind === 'link' || node.kind === 'user')
      return [node]
    return [{ ...node, children: withPlainLinks(node.children) }]
  })
}

function linked(text: string): RichNode[] {
  const nodes: RichNode[] = []
  let at = 0
  for (const match of text.matchAll(ADDRESS)) {
    const address = match[0].replace(TRAILING, '')
    const link = safeLink(address)
    if (!link) continue
    if (match.index > at) nodes.push({ kind: 'text', text: text.slice(at, match.index) })
    nodes.push({ kind: 'link', ...link, children: [{ kind: 'text', text: address }] })
    at = match.index + address.length
  }
  if (at < text.length) nodes.push({ kind: 'text', text: text.slice(at) })
  return nodes
}

/** A list or a quote begins its own line, so one line break on either side of it is already there. */
export function withoutBlockBreaks(nodes: readonly RichNode[]): RichNode[] {
  const isBlock = (node: RichNode | undefined) => node?.kind === 'list' || node?.kind === 'quote'
  return nodes.filter((node, k) => {
    if (node.kind !== 'br') return true
    return !isBlock(nodes[k - 1]) && !isBlock(nodes[k + 1])
  })
}
