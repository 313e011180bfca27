import { describe, expect, it } from 'vitest'
import { type TextStyle, styled } from './text-edit.ts'

/** Applies a style to the part of a text between the bars, and marks what is selected then in the same way. */
function apply(marked: string, style: TextStyle): string {
  const from = marked.indexOf('|')
  const to = marked.lastIndexOf('|') - 1
  const text = marked.replaceAll('|', '')
  const edit = styled(text, from, to, style)
  const after = text.slice(0, edit.from) + edit.insert + text.slice(edit.to)
  return `${after.slice(0, edit.selectFrom)}|${after.slice(edit.selectFrom, edit.selectTo)}|${after.slice(edit.selectTo)}`
}

describe('a paired style', () => {
  it.each([
    ['bold', 'b'],
    ['italic', 'i'],
    ['underline', 'u'],
    ['strike', 's'],
    ['quote', 'quote'],
    ['code', 'code'],
  ] as const)('puts %s around the selection and keeps it selected', (style, tag) => {
    expect(apply('say |this| now', style)).toBe(`say [${tag}]|this|[/${tag}] now`)
  })

  it('opens for typing where nothing is selected', () => {
    expect(apply('say ||', 'bold')).toBe('say [b]||[/b]')
  })

  it('comes off again', () => {
    expect(apply('say [b]|this|[/b] now', 'bold')).toBe('say |this| now')
  })

  it('leaves another style alone', () => {
    expect(apply('[i]|this|[/i]', 'bold')).toBe('[i][b]|this|[/b][/i]')
  })
})

it('makes a block of several lines of code, and takes it off again', () => {
  const block = 'say\n[code]\n|if x:\n  y()|\n[/code]'
  expect(apply('say\n|if x:\n  y()|', 'code')).toBe(block)
  expect(apply(block, 'code')).toBe('say\n|if x:\n  y()|')
})

it('makes a point of each line', () => {
  expect(apply('|one\ntwo|', 'list')).toBe('[list]\n[*]|one\n[*]two|\n[/list]')
})

it('begins a list where nothing is selected', () => {
  expect(apply('||', 'list')).toBe('[list]\n[*]||\n[/list]')
})

it('makes a link of a selected address', () => {
  expect(apply('|https://example.com/a|', 'link')).toBe('[url]|https://example.com/a|[/url]')
})

it('waits for the address of selected words', () => {
  expect(apply('see |the quote|', 'link')).toBe('see [url=|https://|]the quote[/url]')
})

it('waits for an address where nothing is selected', () => {
  expect(apply('see ||', 'link')).toBe('see [url]|https://|[/url]')
})

it('takes no unsafe address for one', () => {
  expect(apply('|javascript:alert(1)|', 'link')).toBe('[url=|https://|]javascript:alert(1)[/url]')
})
