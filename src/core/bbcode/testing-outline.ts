import type { RichNode } from './nodes.ts'

/** For tests: a flow in one line, `<kind:what is inside>`, a line break as ⏎. */
export function outline(nodes: readonly RichNode[]): string {
  return nodes.map(outlineOf).join('')
}

function outlineOf(node: RichNode): string {
  const each = (flows: RichNode[][]) => flows.map(outline).join('|')
  switch (node.kind) {
    case 'text':
      return node.text
    case 'br':
      return '⏎'
    case 'hr':
      return '<hr>'
    case 'code':
      return `<${node.block ? 'block' : 'code'}:${node.text}>`
    case 'time':
      return `<time:${node.at}>`
    case 'list':
      return `<${node.ordered ? `ol ${node.start}` : 'ul'}:${each(node.items)}>`
    case 'table':
      return `<${node.head ? 'table head' : 'table'}:${node.rows.map(each).join('//')}>`
    case 'link':
      return `<a ${node.href}:${outline(node.children)}>`
    case 'quote':
      return `<quote${node.name && ` ${node.name}`}:${outline(node.children)}>`
    default:
      return `<${node.kind}:${outline(node.children)}>`
  }
}
