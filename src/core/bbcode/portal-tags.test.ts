import { expect, it } from 'vitest'
import { parseRichText } from './parse.ts'
import { outline } from './testing-outline.ts'

const drawn = (text: string) => outline(parseRichText(text))

it('draws paragraphs, and those with an alignment', () => {
  expect(drawn('[P]one[/P]\n[P]\n[/P][CENTER]two[/CENTER][JUSTIFY]three[/JUSTIFY]')).toBe(
    '<p:one>⏎<p:><p:two><p:three>',
  )
})

it('draws tables, whatever stands between their cells', () => {
  expect(drawn('[TABLE]\n[TR]\n[TD]a[/TD] [TH]b[/TH]\n[/TR]\n[TR][TD][B]c[/B][/TD][/TR]\n[/TABLE]')).toBe(
    '<table:a|b//<b:c>>',
  )
  expect(drawn('[table]x[tr]y[td]a[td]b[/tr]z[/table]')).toBe('<table:x//y|a|b//z>')
})

it('takes a table that was never closed as closed at the end', () => {
  expect(drawn('[table][tr][td]a[/td][td][b]b')).toBe('<table:a|[b]b>')
})

it('leaves a row outside a table, a cell outside a row and a table without rows as text', () => {
  expect(drawn('[tr]x[/tr] [td]y[/td] [table][/table]')).toBe('[tr]x[/tr] [td]y[/td] [table][/table]')
})

it('passes sizes and fonts through', () => {
  expect(drawn('[SIZE=12pt][FONT="Arial, sans-serif"][B]a[/B][/FONT] b[/SIZE]')).toBe('<b:a> b')
})

it('keeps the name of who is quoted, and the title of a spoiler', () => {
  expect(drawn('[quote=Olga &amp; Ivan]yes[/quote][SPOILER="More of it"]no[/SPOILER]')).toBe(
    '<quote Olga & Ivan:yes><quote More of it:no>',
  )
})

it('reads projects, files and moments as words', () => {
  expect(drawn('[PROJECT=12]Move[/PROJECT], [DISK FILE ID=n42], [TIMESTAMP=1700000000 FORMAT=SHORT]')).toBe(
    'Move, 📎 n42, <time:2023-11-14T22:13:20.000Z>',
  )
})

it('leaves them as text where they name nothing', () => {
  for (const raw of ['[PROJECT=12][/PROJECT]', '[DISK FILE ID=]', '[DISK]', '[TIMESTAMP]', '[TIMESTAMP=x]'])
    expect(drawn(raw)).toBe(raw)
})

it('ends an item where the editor ends it', () => {
  expect(drawn('[LIST]\n[*]a[/*]\n[*]b[/*]\n[/LIST]c [/*]')).toBe('<ul:a|b>c [/*]')
})

it('takes what stands before the first item for an item', () => {
  expect(drawn('[list]Needed:[*]a[/list]')).toBe('<ul:Needed:|a>')
})
