/** Texts that try to be more than text. */
export const payloads: readonly string[] = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '"><script>alert(1)</script>',
  "'-alert(1)-'",
  '</textarea><script>alert(1)</script>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<a href="javascript:alert(1)">click</a>',
  '<math><mtext></mtext><script>alert(1)</script></math>',
  '{{constructor.constructor("alert(1)")()}}',
  '${alert(1)}',
  '[url=javascript:alert(1)]click[/url]',
  '[url="java\tscript:alert(1)"]click[/url]',
  '[url=data:text/html,<script>alert(1)</script>]click[/url]',
  '[url=//evil.example/]protocol relative[/url]',
  '[img]javascript:alert(1)[/img]',
  '[img]https://evil.example/pixel.png" onerror="alert(1)[/img]',
  '[color=red;background:url(javascript:alert(1))]red[/color]',
  '[color=expression(alert(1))]red[/color]',
  '[user=1" onclick="alert(1)]Anna[/user]',
  '[list][*][b]never[i]closed[/b]',
  '[code][b]<b>bold?</b>[/b][/code]',
  '[quote][quote][quote][quote][quote][quote]deep[/quote]',
  '[script]alert(1)[/script]',
  '[table][tr][td]cell[/td][/tr][/table]',
  '&lt;script&gt;alert(1)&lt;/script&gt; &#x3c;b&#x3e;',
]

/** The author of the hostile entries. */
export const hostileName = '<img src=x onerror=alert(1)> \u202Eevil'

/** Texts that are hard to lay out or to carry. */
export function awkwardTexts(): { title: string; text: string }[] {
  return [
    {
      title: 'Bidi controls \u202Egnirts desrever\u202C end',
      text: 'A \u2066isolate\u2069 and \u200Fmarks\u200E and \u061C.',
    },
    { title: 'Lone surrogates \uD800 and \uDC00', text: '\uDFFF\uD83D half of a pair \uD83D' },
    {
      title: 'Zero\u0000 and \u0007 controls',
      text: 'tab\there, form\ffeed, line\u2028separator, nul\u0000end',
    },
    { title: 'W'.repeat(400), text: 'unbroken'.repeat(400) },
    { title: '👩‍👩‍👧‍👦'.repeat(20), text: 'Z̸̡̛͖͔͉̀̓a̵̢̛͙͓̎l̷̢̛̛͎͗g̴̨͓̋̎o̷̡̼̍ '.repeat(12) },
    { title: '', text: '' },
    { title: ' ', text: '   \n\n\n   ' },
    { title: '100 kB of text', text: 'A line of forty-eight characters, more or less.\n'.repeat(2134) },
    { title: 'constructor', text: '__proto__' },
  ]
}
