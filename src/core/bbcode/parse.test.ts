import { expect, it } from 'vitest'
import { plainText as visible } from './flow.ts'
import type { RichNode } from './nodes.ts'
import { parseRichText } from './parse.ts'

const text = (value: string): RichNode => ({ kind: 'text', text: value })

it('reads bold, italic, underlined and struck text in either case', () => {
  expect(parseRichText('[B]a[/B][i]b[/I][u]c[/u][s]d[/s]')).toEqual([
    { kind: 'b', children: [text('a')] },
    { kind: 'i', children: [text('b')] },
    { kind: 'u', children: [text('c')] },
    { kind: 's', children: [text('d')] },
  ])
})

it('keeps line breaks of every kind and [br]', () => {
  expect(parseRichText('a\r\nb\nc\rd[br]e')).toEqual([
    text('a'),
    { kind: 'br' },
    text('b'),
    { kind: 'br' },
    text('c'),
    { kind: 'br' },
    text('d'),
    { kind: 'br' },
    text('e'),
  ])
})

it('reads lists, ordered lists and lists in lists', () => {
  expect(parseRichText('[LIST]\n[*]one\n[*]two [list=1][*]inner[/list]\n[/LIST]')).toEqual([
    {
      kind: 'list',
      ordered: false,
      start: 1,
      items: [
        [text('one')],
        [text('two '), { kind: 'list', ordered: true, start: 1, items: [[text('inner')]] }],
      ],
    },
  ])
})

it('takes a list that was never closed as closed at the end', () => {
  expect(parseRichText('[list][*]one[*]two')).toEqual([
    { kind: 'list', ordered: false, start: 1, items: [[text('one')], [text('two')]] },
  ])
})

it('leaves an unclosed tag, a stray end tag and a point outside a list as text', () => {
  expect(parseRichText('[b]loud')).toEqual([text('[b]loud')])
  expect(parseRichText('quiet[/b]')).toEqual([text('quiet[/b]')])
  expect(parseRichText('[*]point[/list]')).toEqual([text('[*]point[/list]')])
})

it('closes an inner tag with its parent and leaves its late end tag as text', () => {
  expect(parseRichText('[b][i]x[/b]y[/i]')).toEqual([
    { kind: 'b', children: [{ kind: 'i', children: [text('x')] }] },
    text('y[/i]'),
  ])
})

it('links only to http, https, mailto, tel and paths of the portal', () => {
  expect(parseRichText('[url=https://a.example/x]a[/url]')).toEqual([
    { kind: 'link', href: 'https://a.example/x', external: true, children: [text('a')] },
  ])
  expect(parseRichText('[url]/crm/deal/details/5/[/url]')).toEqual([
    { kind: 'link', href: '/crm/deal/details/5/', external: false, children: [text('/crm/deal/details/5/')] },
  ])
  expect(parseRichText('[url="tel:+7 495"]x[/url]')).toEqual([text('[url="tel:+7 495"]x[/url]')])
  expect(parseRichText('[url=mailto:a@b.example]x[/url]')[0]).toMatchObject({ kind: 'link', external: true })
})

it.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'java\tscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:msgbox(1)',
  '//evil.example',
  '/\\evil.example',
  'https:evil.example',
  'http://a.example\\@b.example',
  'file:///etc/passwd',
])('leaves the unsafe address %s as text', (address) => {
  expect(visible(parseRichText(`[url=${address}]x[/url]`))).toBe(`[url=${address}]x[/url]`)
  expect(JSON.stringify(parseRichText(`[img]${address}[/img]`))).not.toContain('"link"')
})

it('shows an image as a link to it', () => {
  expect(parseRichText('[img]https://a.example/p.png[/img]')).toEqual([
    {
      kind: 'link',
      href: 'https://a.example/p.png',
      external: true,
      children: [text('https://a.example/p.png')],
    },
  ])
})

it('links bare addresses and leaves the full stop behind them alone', () => {
  expect(parseRichText('see https://a.example/x.')).toEqual([
    text('see '),
    { kind: 'link', href: 'https://a.example/x', external: true, children: [text('https://a.example/x')] },
    text('.'),
  ])
})

it('does not read tags in code', () => {
  expect(parseRichText('[code][b]x[/b] https://a.example[/code]')).toEqual([
    { kind: 'code', text: '[b]x[/b] https://a.example', block: false },
  ])
})

it('names a user by number and leaves one without number as text', () => {
  expect(parseRichText('[user=7]Olga[/user]')).toEqual([{ kind: 'user', id: 7, children: [text('Olga')] }])
  expect(parseRichText('[user=x]Olga[/user]')).toEqual([text('[user=x]Olga[/user]')])
})

it('maps colours to a safe set and leaves other values as text', () => {
  expect(parseRichText('[color=#ff0000]x[/color]')).toEqual([
    { kind: 'color', color: 'red', children: [text('x')] },
  ])
  expect(parseRichText('[color=Navy]x[/color]')[0]).toMatchObject({ color: 'blue' })
  expect(parseRichText('[color=url(x)]x[/color]')).toEqual([text('[color=url(x)]x[/color]')])
})

it('keeps tags it does not know as text', () => {
  for (const raw of ['[script]alert(1)[/script]', '[iframe src=x]y[/iframe]', '<b>x</b>', '[table][tr'])
    expect(visible(parseRichText(raw))).toBe(raw)
})

it('loses no character of texts that are hard to read', () => {
  const hard = [
    '[',
    '[[b]]',
    '[b',
    '[/]',
    '[url=]x[/url]',
    '[url][/url]',
    '[quote',
    '\u202Eabc\u202C',
    '[b][/b',
  ]
  for (const raw of hard) expect(visible(parseRichText(raw))).toBe(raw)
})

it('reads a hundred kilobytes of any one tag without overflow', () => {
  for (const tag of ['[b]', '[code]', '[list][*]', '[/b]', '[url=', '[quote]x[/quote]', '[user=1]']) {
    const raw = tag.repeat(Math.ceil(100_000 / tag.length))
    const nodes = parseRichText(raw)
    expect(visible(nodes).length).toBeLessThanOrEqual(raw.length)
    expect(nodes.length).toBeGreaterThan(0)
  }
})
