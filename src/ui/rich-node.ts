export type RichColor = 'red' | 'orange' | 'green' | 'blue' | 'violet' | 'gray'

export type RichNode =
  | { kind: 'text'; text: string }
  | { kind: 'br' | 'hr' }
  | { kind: 'b' | 'i' | 'u' | 's' | 'p' | 'h'; children: RichNode[] }
  | { kind: 'quote'; name: string; children: RichNode[] }
  | { kind: 'code'; text: string; block: boolean }
  | { kind: 'link'; href: string; external: boolean; children: RichNode[] }
  | { kind: 'user'; id: number; children: RichNode[] }
  | { kind: 'color'; color: RichColor; children: RichNode[] }
  | { kind: 'list'; ordered: boolean; start: number; items: RichNode[][] }
  | { kind: 'table'; head: boolean; rows: RichNode[][][] }
  | { kind: 'time'; at: string }

export type RichTarget = { kind: 'path'; path: string } | { kind: 'user'; id: number }

type Block = { kind: 'line'; nodes: RichNode[] } | { kind: 'block'; node: RichNode }

/** Cuts a flow of nodes into lines, each with its own direction, and blocks; an empty line is a gap. */
export function blocksOf(nodes: readonly RichNode[]): Block[] {
  const blocks: Block[] = []
  let line: RichNode[] = []
  let afterBlock = false

  function endLine() {
    // The break right after a block only ends it.
    if (!afterBlock || !isGap(line)) blocks.push({ kind: 'line', nodes: isGap(line) ? [] : line })
    line = []
    afterBlock = false
  }

  for (const node of nodes) {
    if (node.kind === 'br') {
      endLine()
    } else if (isBlock(node)) {
      if (!isGap(line)) endLine()
      line = []
      blocks.push({ kind: 'block', node })
      afterBlock = true
    } else {
      line.push(node)
    }
  }
  if (line.length > 0) endLine()
  return blocks
}

/** Blanks between two blocks, or between a block and the end of its line, are no line. */
function isGap(line: readonly RichNode[]): boolean {
  return line.every((node) => node.kind === 'text' && node.text.trim() === '')
}

function isBlock(node: RichNode): boolean {
  if (node.kind === 'code') return node.block
  return ['quote', 'list', 'table', 'p', 'h', 'hr'].includes(node.kind)
}
