import { expect, it } from 'vitest'
import { decoded } from './decoded.ts'
import { parseRichText } from './parse.ts'
import { outline } from './testing-outline.ts'

const drawn = (text: string) => outline(parseRichText(text))

it('reads entities by name and by number, once', () => {
  expect(decoded('&quot;Smith &amp; Sons&quot;&nbsp;&mdash; 5&nbsp;000&nbsp;&euro;')).toBe(
    '"Smith & Sons"\u00A0— 5\u00A0000\u00A0€',
  )
  expect(decoded('&#1055;&#x41F;&#39;&#x1F44D;')).toBe("ПП'👍")
  expect(decoded('&amp;lt;b&amp;gt;')).toBe('&lt;b&gt;')
})

it('leaves what is no entity', () => {
  for (const raw of ['&', '&;', 'a&b;', '&constructor;', '&copy=1', '&#0;', '&#xD800;', '&#1114112;', '&#7;'])
    expect(decoded(raw)).toBe(raw)
})

it('makes no tag and no markup of what entities spell', () => {
  expect(drawn('&lt;script&gt;alert(1)&lt;/script&gt; &#91;b&#93;x&#91;/b&#93;')).toBe(
    '<script>alert(1)</script> [b]x[/b]',
  )
  expect(drawn('[url=&#106;avascript:alert(1)]x[/url]')).toBe('[url=&#106;avascript:alert(1)]x[/url]')
})

it('reads the line breaks of integrations, also behind a real one', () => {
  expect(drawn('a<br>b<br/>c<BR />\r\nd&#13;&#10;e&#10;f')).toBe('a⏎b⏎c⏎d⏎e⏎f')
})

it('shows emoji that a portal hands out as hex', () => {
  expect(decoded('ok :f09f918d: and :f09f91a9:\u200D:F09F92BB:')).toBe('ok 👍 and 👩\u200D💻')
})

it('leaves hex that is not one character outside the BMP', () => {
  for (const raw of [':f0808080:', ':f4908080:', ':f09f9:', ':f09f918d', ':e29c8500:', ':f0410041:'])
    expect(decoded(raw)).toBe(raw)
})

it('leaves entities and emoji codes in code as they are', () => {
  expect(drawn('[code]&amp; :f09f918d:[/code] `&lt;`')).toBe('<code:&amp; :f09f918d:> <code:&lt;>')
})
