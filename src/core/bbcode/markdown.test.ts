import { expect, it } from 'vitest'
import { parseRichText } from './parse.ts'
import { outline } from './testing-outline.ts'

const drawn = (text: string) => outline(parseRichText(text))

it('reads emphasis', () => {
  expect(drawn('**Срок:** 5 дней, _важно_, **_both_**')).toBe('<b:Срок:> 5 дней, <i:важно>, <b:<i:both>>')
  expect(drawn('(**a**) "_b_" 这是**重点**内容')).toBe('(<b:a>) "<i:b>" 这是<b:重点>内容')
})

it('lets BBCode and Markdown stand in one text, and in each other', () => {
  expect(drawn('**[b]a[/b] b** [i]**c**[/i] **[url=https://a.example]d[/url]**')).toBe(
    '<b:<b:a> b> <i:<b:c>> <b:<a https://a.example:d>>',
  )
  expect(drawn('[list][*]**a**\n- b\n- c[/list]')).toBe('<ul:<b:a>⏎<ul:b|c>>')
  expect(drawn('- [user=7]Olga[/user]\n- [code]x[/code]')).toBe('<ul:<user:Olga>|<code:x>>')
})

it.each([
  '2 * 3 * 4 = 24',
  '2**3**4',
  'snake_case_name and a_b_c',
  '__init__ and __proto__',
  '$_GET and $_POST',
  '* alone',
  '** not bold **',
  '**open',
  '#tag #5 № 5',
  '# 5',
  '# 5 boxes',
  '####### seven',
  '- 500 000,00',
  '- one line',
  '1. января',
  '12. only',
  '2026. a',
  '> 5 days',
  '>text',
  'a > b',
  '--',
  '--- a',
  'a | b',
  '[1] [2](3)',
  '[x](javascript:alert(1))',
  '[x]( /crm/ )',
  '[](https:)',
  '***three***',
  '~~not struck~~',
])('leaves %s as text', (text) => {
  expect(drawn(text)).toBe(text)
})

it('leaves a mark that does not close in its line as text', () => {
  expect(drawn('**a\nb** _c\nd_')).toBe('**a⏎b** _c⏎d_')
})

it('reads headings', () => {
  expect(drawn('# Итог\n## 1. **Сроки**\ntext')).toBe('<h:Итог>⏎<h:1. <b:Сроки>>⏎text')
})

it('reads lists, nested and with the number they begin at', () => {
  expect(drawn('Need:\n- a\n  - b\n    1. c\n    2. d\n- e\nend')).toBe(
    'Need:⏎<ul:a⏎<ul:b⏎<ol 1:c|d>>|e>⏎end',
  )
  expect(drawn('3. a\n4. b\n\n   more of b\n\n5. c')).toBe('<ol 3:a|b⏎⏎more of b⏎|c>')
  expect(drawn('* a\n* b\n\t* c\n\t* d')).toBe('<ul:a|b⏎<ul:c|d>>')
  expect(drawn('1. a\n   - b\n   - c')).toBe('<ol 1:a⏎<ul:b|c>>')
})

it('ends a list where the counting ends', () => {
  expect(drawn('1. a\n2. b\n7. c')).toBe('<ol 1:a|b>⏎7. c')
  expect(drawn('- a\n- b\n1. c\n2. d')).toBe('<ul:a|b>⏎<ol 1:c|d>')
})

it('takes a column of amounts for no list', () => {
  const amounts = '- 500 000,00\n- 12 000,50 ₽\n- 7 %'
  expect(drawn(amounts)).toBe(amounts.replaceAll('\n', '⏎'))
  expect(drawn('1. 500,00\n2. 300,00')).toBe('1. 500,00⏎2. 300,00')
})

it('reads links with words, and pictures as links to them', () => {
  expect(drawn('[**the** `deal`](/crm/deal/details/5/), [mail](mailto:a@b.example)')).toBe(
    '<a /crm/deal/details/5/:<b:the> <code:deal>>, <a mailto:a@b.example:mail>',
  )
  expect(drawn('![plan](https://a.example/p.png) ![](https://a.example/q.png)')).toBe(
    '<a https://a.example/p.png:plan> <a https://a.example/q.png:https://a.example/q.png>',
  )
  expect(drawn('[[a](https://a.example)')).toBe('[<a https://a.example:a>')
})

it('reads tables with a line of dashes', () => {
  expect(drawn('| Item | Price |\n|:-----|------:|\n| `a|b` | **5** |\n| c | |\n\nend')).toBe(
    '<table head:Item|Price//<code:a|b>|<b:5>//c|>⏎⏎end',
  )
  expect(drawn('a | b\n--- | ---\n1 | 2')).toBe('<table head:a|b//1|2>')
})

it('leaves bars without a fitting line of dashes as text', () => {
  expect(drawn('a | b\n1 | 2')).toBe('a | b⏎1 | 2')
  expect(drawn('| a | b |\n|---|\n')).toBe('| a | b |⏎|---|⏎')
})

it('reads rules and quotes', () => {
  expect(drawn('a\n---\nb')).toBe('a⏎<hr>⏎b')
  expect(drawn('> a\n>\n> > b\n> - c\n> - d\ne')).toBe('<quote:a⏎⏎<quote:b>⏎<ul:c|d>>⏎e')
})
