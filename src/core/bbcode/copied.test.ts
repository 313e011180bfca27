import { expect, it } from 'vitest'
import { toHtml, toPlain } from './copied.ts'
import { parseRichText } from './parse.ts'

const shown = { timeOf: (at: string) => `on ${at.slice(0, 10)}`, origin: 'https://portal.example' }
const plain = (text: string) => toPlain(parseRichText(text), shown)
const html = (text: string) => toHtml(parseRichText(text), shown)

it('copies what one sees as plain text, without marks', () => {
  expect(plain('# Result\n**bold** [url=/crm/]card[/url] &amp; [TIMESTAMP=0]\n\n> quoted\n\nend')).toBe(
    'Result\nbold card & on 1970-01-01\n\n> quoted\n\nend',
  )
  expect(plain('a\n\n- b\n  1. c\n  2. d\n- e\nf')).toBe('a\n\n- b\n  1. c\n  2. d\n- e\nf')
  expect(plain('[code]\n  x\n\ty[/code]\nz')).toBe('  x\n\ty\nz')
  expect(plain('| a | b |\n|---|---|\n| 1 | 2 |')).toBe('a\tb\n1\t2')
  expect(plain('[quote=Olga]yes[/quote]\n---\n[P]p[/P]')).toBe('> Olga\n> yes\n---\np')
})

it('copies the same as HTML', () => {
  expect(html('# Result\n**b** _i_ [u]u[/u] [s]s[/s] `c`')).toBe(
    '<h4>Result</h4><b>b</b> <i>i</i> <u>u</u> <s>s</s> <code>c</code>',
  )
  expect(html('3. a\n4. b')).toBe('<ol start="3"><li>a</li><li>b</li></ol>')
  expect(html('| a |\n|---|\n| 1 |')).toBe('<table><tr><th>a</th></tr><tr><td>1</td></tr></table>')
  expect(html('[url=/crm/]card[/url] [quote=O]q[/quote]')).toBe(
    '<a href="https://portal.example/crm/">card</a> <blockquote><b>O</b><br>q</blockquote>',
  )
  expect(html('a  b\tc\nd\n[code]e\n f[/code]')).toBe(
    'a&nbsp; b&emsp;c<br>d<br><pre><code>e\n f</code></pre>',
  )
})

it('copies no markup of a text as markup', () => {
  const attack =
    '<img src=x onerror="alert(1)">[code]<script>[/code][quote=<b>]x[/quote]https://a.example/?"><b>'
  expect(
    html(attack)
      .match(/<[^>]*>/g)
      ?.join(''),
  ).toBe('<code></code><blockquote><b></b><br></blockquote><a href="https://a.example/"></a>')
  expect(html('[url=https://a.example/?x="onclick=y]z[/url]')).toBe(
    '<a href="https://a.example/?x=&quot;onclick=y">z</a>',
  )
})
