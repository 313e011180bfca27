import { expect, it } from 'vitest'
import { parseRichText } from './parse.ts'
import { outline } from './testing-outline.ts'

const drawn = (text: string) => outline(parseRichText(text))

it('takes code of several lines as one block, with its blanks, its tags and its addresses', () => {
  const inside = '{\n  "a": [\n\t"[b]x[/b] https://a.example **b** &amp;"\n  ]\n}'
  expect(parseRichText(`See\n[code]\n${inside}\n[/code]\nnow`)).toEqual([
    { kind: 'text', text: 'See' },
    { kind: 'br' },
    { kind: 'code', text: inside, block: true },
    { kind: 'br' },
    { kind: 'text', text: 'now' },
  ])
})

it('keeps the line breaks of Windows in code as plain ones', () => {
  expect(drawn('[CODE]a\r\n  b[/CODE]')).toBe('<block:a\n  b>')
})

it('takes code of one line for words', () => {
  expect(drawn('run [code]npm  start[/code] now')).toBe('run <code:npm  start> now')
})

it('leaves code without an end as text', () => {
  expect(drawn('[code]a **b**')).toBe('[code]a <b:b>')
  expect(drawn('```\na **b**')).toBe('```⏎a <b:b>')
})

it('reads a fence, with and without the name of a language', () => {
  expect(drawn('```\na\n  [b]b[/b]\n```\nc')).toBe('<block:a\n  [b]b[/b]>⏎c')
  expect(drawn('```ts title="x"\r\nconst a = 1\r\n```')).toBe('<block:const a = 1>')
  expect(drawn('```\n```')).toBe('<block:>')
})

it('takes a fence out by as much as it stands in', () => {
  expect(drawn('1. Run\n   ```\n   if x:\n     y()\n   ```\n2. Look')).toBe(
    '<ol 1:Run⏎<block:if x:\n  y()>|Look>',
  )
})

it('takes fences only where they stand alone on their lines', () => {
  expect(drawn('a ``` b\n```')).toBe('a ``` b⏎```')
})

it('reads code between backticks, and leaves apostrophes alone', () => {
  expect(drawn('call `[b](x)` or ``y``')).toBe('call <code:[b](x)> or <code:y>')
  expect(drawn("п`ять об`єктів, don`t and can`t, ` a ` and '`'")).toBe(
    "п`ять об`єктів, don`t and can`t, ` a ` and '`'",
  )
})
