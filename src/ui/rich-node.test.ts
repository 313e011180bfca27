import { expect, it } from 'vitest'
import { type RichNode, blocksOf } from './rich-node.ts'

const text = (words: string): RichNode => ({ kind: 'text', text: words })
const br: RichNode = { kind: 'br' }
const quote: RichNode = { kind: 'quote', name: '', children: [text('q')] }

/** Lines as their words, blocks as their kind. */
function outline(nodes: RichNode[]) {
  return blocksOf(nodes).map((block) => {
    if (block.kind === 'block') return block.node.kind
    return block.nodes.map((node) => (node.kind === 'text' ? node.text : node.kind)).join('')
  })
}

it('cuts lines at breaks', () => {
  expect(outline([text('a'), text('b'), br, text('c')])).toEqual(['ab', 'c'])
})

it('keeps an empty line as a gap', () => {
  expect(outline([text('a'), br, br, text('b')])).toEqual(['a', '', 'b'])
})

it('lets a block stand on its own and swallow the break that ends it', () => {
  expect(outline([text('a'), quote, br, text('b')])).toEqual(['a', 'quote', 'b'])
})

it('takes code of several lines for a block, and of one line for words', () => {
  expect(outline([{ kind: 'code', text: 'a\nb', block: true }])).toEqual(['code'])
  expect(outline([text('a'), { kind: 'code', text: 'b', block: false }])).toEqual(['acode'])
})

it('takes blanks between two blocks for no line', () => {
  expect(outline([quote, text(' '), quote, text(' '), br, text('a')])).toEqual(['quote', 'quote', 'a'])
})
