import type { RichNode } from './nodes.ts'

/** What a text needs from where it is shown: the words of a moment, and the portal's address before its own paths. */
export interface Shown {
  timeOf: (at: string) => string
  origin: string
}

const isBlock = (node: RichNode | undefined) =>
  node !== undefined &&
  (node.kind === 'code' ? node.block : ['quote', 'list', 'table', 'p', 'h', 'hr'].includes(node.kind))

/** What one sees of a flow as plain text: a line for a line, items with their marks, cells between tabs. */
export function toPlain(nodes: readonly RichNode[], shown: Shown): string {
  let text = ''
  for (const [k, node] of nodes.entries()) {
    // A block stands on lines of its own; the break behind it only ends it.
    if (node.kind === 'br') text += isBlock(nodes[k - 1]) ? '' : '\n'
    else if (isBlock(node))
      text = `${text && !text.endsWith('\n') ? `${text}\n` : text}${plainNode(node, shown)}\n`
    else text += plainNode(node, shown)
  }
  return isBlock(nodes.findLast((node) => node.kind !== 'br')) ? text.replace(/\n+$/, '') : text
}

function plainNode(node: RichNode, shown: Shown): string {
  switch (node.kind) {
    case 'text':
    case 'code':
      return node.text
    case 'time':
      return shown.timeOf(node.at)
    case 'hr':
      return '---'
    case 'quote':
      return indented((node.name && `${node.name}\n`) + toPlain(node.children, shown), '> ')
    case 'list':
      return node.items
        .map((item, k) => {
          const mark = node.ordered ? `${node.start + k}. ` : '- '
          return mark + indented(toPlain(item, shown), ' '.repeat(mark.length)).trimStart()
        })
        .join('\n')
    case 'table':
      return node.rows
        .map((row) => row.map((cell) => toPlain(cell, shown).replaceAll(/\s*\n\s*/g, ' ')).join('\t'))
        .join('\n')
    case 'br':
      return '\n'
    default:
      return toPlain(node.children, shown)
  }
}

function indented(text: string, before: string): string {
  return text.replaceAll(/^/gm, before)
}

/** The same as HTML, for a mail or a document. */
export function toHtml(nodes: readonly RichNode[], shown: Shown): string {
  return nodes
    .map((node, k) => (node.kind === 'br' && isBlock(nodes[k - 1]) ? '' : htmlNode(node, shown)))
    .join('')
}

function htmlNode(node: RichNode, shown: Shown): string {
  const html = (tag: string, flow: readonly RichNode[]) => `<${tag}>${toHtml(flow, shown)}</${tag}>`
  switch (node.kind) {
    case 'text':
      return blanksKept(escaped(node.text))
    case 'time':
      return escaped(shown.timeOf(node.at))
    case 'br':
    case 'hr':
      return `<${node.kind}>`
    case 'b':
    case 'i':
    case 'u':
    case 's':
    case 'p':
      return html(node.kind, node.children)
    case 'h':
      return html('h4', node.children)
    case 'quote':
      return `<blockquote>${node.name && `<b>${escaped(node.name)}</b><br>`}${toHtml(node.children, shown)}</blockquote>`
    case 'code':
      return node.block
        ? `<pre><code>${escaped(node.text)}</code></pre>`
        : `<code>${escaped(node.text)}</code>`
    case 'link': {
      const href = node.external ? node.href : shown.origin + node.href
      return `<a href="${escaped(href)}">${toHtml(node.children, shown)}</a>`
    }
    case 'list': {
      const items = node.items.map((item) => html('li', item)).join('')
      return node.ordered ? `<ol start="${node.start}">${items}</ol>` : `<ul>${items}</ul>`
    }
    case 'table': {
      const rows = node.rows.map((row, at) => {
        const tag = node.head && at === 0 ? 'th' : 'td'
        return `<tr>${row.map((cell) => html(tag, cell)).join('')}</tr>`
      })
      return `<table>${rows.join('')}</table>`
    }
    case 'user':
    case 'color':
      return toHtml(node.children, shown)
  }
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** HTML draws many blanks as one. */
function blanksKept(html: string): string {
  return html.replaceAll('\t', '&emsp;').replaceAll(/ (?= )/g, '&nbsp;')
}
