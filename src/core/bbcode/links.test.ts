import { expect, it } from 'vitest'
import { parseRichText } from './parse.ts'
import { outline } from './testing-outline.ts'

const drawn = (text: string) => outline(parseRichText(text))

it.each([
  'https://ru.wikipedia.org/wiki/Договор_(право)',
  'https://portal.example/crm/deal/list/?filter[STAGE_ID]=NEW&apply_filter=Y',
  'https://a.example/{id}/x',
  'https://a.example/a_b_c/*/d',
  "https://a.example/rock'n'roll",
  'http://localhost:8080/~olga/#top',
])('takes all of %s for the address', (address) => {
  expect(drawn(address)).toBe(`<a ${address}:${address}>`)
  expect(drawn(`(${address}).`)).toBe(`(<a ${address}:${address}>).`)
  expect(drawn(`[url=${address}]words[/url]`)).toBe(`<a ${address}:words>`)
  expect(drawn(`[words](${address})`)).toBe(`<a ${address}:words>`)
})

it.each([
  ['(', ')'],
  ['[', ']'],
  ['«', '»'],
  ['„', '“'],
  ['“', '”'],
  ['‘', '’'],
  ['‹', '›'],
  ['「', '」'],
  ['《', '》'],
  ['（', '）'],
  ['"', '"'],
  ["'", "'"],
  ['<', '>'],
  ['见', '。'],
  ['', '，后'],
  ['', '.'],
  ['', '…'],
  ['', '؟'],
  ['', '!!!'],
  ['', ')))...a'],
])('leaves %s and %s around an address outside of it', (before, after) => {
  const address = 'https://a.example/x'
  expect(drawn(before + address + after)).toBe(`${before}<a ${address}:${address}>${after}`)
})

it('lets marks of emphasis end an address', () => {
  expect(drawn('**https://a.example/x**, _https://a.example/a_b_')).toBe(
    '<b:<a https://a.example/x:https://a.example/x>>, <i:<a https://a.example/a_b:https://a.example/a_b>>',
  )
})

it('reads entities before it looks for the end of an address', () => {
  expect(drawn('&quot;https://a.example/?a=1&amp;b=2&quot;')).toBe(
    '"<a https://a.example/?a=1&b=2:https://a.example/?a=1&b=2>"',
  )
})

it('links what begins with www.', () => {
  expect(drawn('on www.example.com/a, [url]www.example.com[/url]')).toBe(
    'on <a https://www.example.com/a:www.example.com/a>, <a https://www.example.com:www.example.com>',
  )
  expect(drawn('www. or www.x or awww.example.com')).toBe('www. or www.x or awww.example.com')
})

it('links e-mail addresses', () => {
  expect(drawn('to i.sokolov+crm@northwind.example, почта@пример.рф.')).toBe(
    'to <a mailto:i.sokolov+crm@northwind.example:i.sokolov+crm@northwind.example>, <a mailto:почта@пример.рф:почта@пример.рф>.',
  )
  expect(drawn('@olga a@b git@github.com:a/b.git x@@y.example')).toBe(
    '@olga a@b git@github.com:a/b.git x@@y.example',
  )
})

it.each([
  ['+7 (495) 123-45-67', '+74951234567'],
  ['+375 29 123‑45‑67', '+375291234567'],
  ['+44 20 7946 0958', '+442079460958'],
  ['+1.415.555.2671', '+14155552671'],
  ['+420 123 456 789', '+420123456789'],
  ['+79991234567', '+79991234567'],
])('links the phone number %s', (written, number) => {
  expect(drawn(`Call ${written}.`)).toBe(`Call <a tel:${number}:${written}>.`)
})

it.each([
  '+5 000 000 руб.',
  '+12 500 000,00',
  '+1 234 567 ₽',
  '+1.23456789',
  '+123456',
  '+1234567890123456',
  'a+79991234567',
  'C++79991234567',
  '2026-11-28T10:00:00+03:00',
  '8 (495) 123-45-67',
])('takes %s for no phone number', (written) => {
  expect(drawn(written)).toBe(written)
})

it('makes no link inside a link', () => {
  expect(drawn('[url=https://a.example]https://b.example a@b.example[/url]')).toBe(
    '<a https://a.example:https://b.example a@b.example>',
  )
  expect(drawn('[https://b.example](https://a.example)')).toBe('<a https://a.example:https://b.example>')
})
