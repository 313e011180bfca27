export type RichColor = 'red' | 'orange' | 'green' | 'blue' | 'violet' | 'gray'

export type RichNode =
  | { kind: 'text'; text: string }
  | { kind: 'br' }
  | { kind: 'b' | 'i' | 'u' | 's' | 'quote' | 'code'; children: RichNode[] }
  | { kind: 'link'; href: string; external: boolean; children: RichNode[] }
  | { kind: 'user'; id: number; children: RichNode[] }
  | { kind: 'color'; color: RichColor; children: RichNode[] }
  | { kind: 'list'; ordered: boolean; items: RichNode[][] }

export type RichTarget = { kind: 'path'; path: string } | { kind: 'user'; id: number }

type Block = { kind: 'line'; nodes: RichNode[] } | { kind: 'block'; node: RichNode }

/** Cuts a flow of nodes into lines, each with its own direction, and blocks; an empty line is a gap. */
export function blocksOf(nodes: readonly RichNode[]): Block[] {
  const blocks: Block[] = []
  let line: RichNode[] = []
  let afterBlock = false

  function endLine() {
    // The break right after a quote or a list only ends it.
    if (line.length > 0 || !afterBlock) blocks.push({ kind: 'line', nodes: line })
    line = []
    afterBlock = false
  }

  for (const node of nodes) {
    if (node.kind === 'br') {
      endLine()
    } else if (isBlock(node)) {
      if (line.length > 0) endLine()
      blocks.push({ kind: 'block', node })
      afterBlock = true
    } else {
      line.push(node)
    }
  }
  if (line.length > 0) endLine()
  return blocks
}

function isBlock(node: RichNode): boolean {
  if (node.kind === 'code') return node.children.some((child) => child.kind === 'br')
  return node.kind === 'quote' || node.kind === 'list'
}
