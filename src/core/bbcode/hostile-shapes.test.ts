import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import type { RichNode } from './nodes.ts'
import { parseRichText } from './parse.ts'

/** What marks are made of; texts of these pieces meet every branch of the grammar. */
const PIECES = [
  '[ ] ( ) < > { } | ` * _ # - -> : & @ + / = . " ! ? ~ \\ 1 a слово 字 👍 \uD800 \u202E'.split(' '),
  '[b] [/b] [i] [code] [/code] [list] [*] [/*] [/list] [quote=x] [/quote] [p] [/p] [size=9]'.split(' '),
  '[table] [tr] [td] [/table] [url=https://x/] [/url] [user=7] [color=red] [timestamp=1]'.split(' '),
  'https://x/ www.x.example a@b.example +74951234567 javascript:alert(1) ](https://x) ](x'.split(' '),
  [
    '**',
    '***',
    '__',
    '```\n',
    '\n- ',
    '\n  - ',
    '\n1. ',
    '\n2. ',
    '\n> ',
    '\n# ',
    '\n---\n',
    '\n|-|-|\n',
    '| a ',
  ],
  ['&amp;', '&lt;', '&#10;', '&nbsp;', ':f09f918d:', '<br>', '\r\n', '\n', '\t', ' ', '  '],
].flat()
const hostile = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join(''))

/** Every node of a tree in the order one reads them, with a break behind each flow. */
function all(nodes: readonly RichNode[]): RichNode[] {
  const flows = (node: RichNode) => {
    if (node.kind === 'list') return node.items
    if (node.kind === 'table') return node.rows.flat()
    return 'children' in node ? [node.children] : []
  }
  return [...nodes.flatMap((node) => [node, ...flows(node).flatMap(all)]), { kind: 'br' }]
}

it('never throws, and links only where one may go', () => {
  fc.assert(
    fc.property(fc.oneof(hostile, fc.string({ unit: 'binary' })), (text) => {
      const links = all(parseRichText(text)).flatMap((node) => (node.kind === 'link' ? [node.href] : []))
      expect(links.filter((href) => !/^(?:https?:\/\/[^/]|mailto:|tel:\+|\/(?!\/))/i.test(href))).toEqual([])
    }),
    { numRuns: 3_000 },
  )
})

it('loses no word, and puts none in another order', () => {
  const word = fc.stringMatching(/^[a-zа-я]{1,5}$/)
  fc.assert(
    fc.property(
      fc.array(fc.tuple(word, fc.constantFrom(...PIECES.filter((each) => !/\p{L}/u.test(each))))),
      (parts) => {
        // Each word has a number, so that no two are the same and none hides in another.
        const words = parts.map(([letters], k) => `${letters}${'x'.repeat(k + 1)}q`)
        const text = parts.map(([, piece], k) => words[k] + piece).join('')
        const seen = all(parseRichText(text))
          .map((node) => ('text' in node ? node.text : node.kind === 'quote' ? node.name : ' '))
          .join('')
        expect(seen.match(/[a-zа-я]+q/g) ?? []).toEqual(text.match(/[a-zа-я]+q/g) ?? [])
      },
    ),
    { numRuns: 1_500 },
  )
})

it('keeps a text without marks as it is, with all its blanks', () => {
  const plain = fc
    .array(fc.constantFrom('слово', 'word', '  ', '\t', '12', ', ', '. ', '字', '👍', '\n'), {
      maxLength: 60,
    })
    .map((pieces) => pieces.join('').replaceAll(/^\s*\d+\.\s/gm, ''))
  fc.assert(
    fc.property(plain, (text) => {
      const seen = parseRichText(text).map((node) => (node.kind === 'text' ? node.text : '\n'))
      expect(seen.join('')).toBe(text)
    }),
  )
})

const repeated = (piece: string) => (length: number) =>
  piece.repeat(Math.ceil(length / piece.length)).slice(0, length)

/** Texts that are dear to read where a rule looks back or ahead without end. */
const SHAPES: Readonly<Record<string, (length: number) => string>> = {
  'an address before brackets that close': (length) => `https://x/${')'.repeat(length)}...a`,
  'an address before brackets that open': (length) => `https://x/${'('.repeat(length)}`,
  'an address before full stops': (length) => `https://x/${'.'.repeat(length)}`,
  'steps of a nested list': (length) =>
    Array.from({ length: Math.sqrt(length * 2) }, (_, k) => `${' '.repeat(k)}- a`).join('\n'),
  'a table of bars': (length) => `|a|\n|-|\n${'|a'.repeat(length / 2)}`,
  'a wide head': (length) => `${'|'.repeat(length / 2)}\n${'|-'.repeat(length / 4)}|`,
  'a line of blanks': (length) => `${' '.repeat(length)}x`,
  'cells without rows': (length) => `[table][tr]${'[td]\n'.repeat(length / 5)}`,
  'an e-mail name': (length) => `${'a'.repeat(length / 2)}@${'a.'.repeat(length / 4)}1`,
  ...Object.fromEntries(
    [
      ['[quote]', '[b]', '[/b]', '[list][*]', '[table][tr][td]', '[url=', '[code]', '[*]', '[spoiler=['],
      ['>', '> ', '> > > a\n', '- a\n', '- 5\n', '- a\n\n\n1. b\n', '# a\n', '---\n', '\n', '\r\n'],
      ['**', '**a ', 'a** ', '_a ', '_', '**a _b ***c [d ', '*', '[', '|', '|a', 'a\n|-|\n', 'a|b\n|-|-|\n'],
      ['[a](', '[a](x', '](((x', '[a](x "b', '![[', '`', '`a ', ' ``a` ', '```\n', '````a\n```b\n'],
      [
        'https://',
        'https://x/(',
        'https://x/.',
        'https://x/**',
        'www.',
        'www.a.',
        '@',
        'a@a.',
        '+1',
        '+1 2 3 4 5 ',
      ],
      ['&amp;', '&#', '&', ':f09f918d', '<br ', '<br>', 'a', '1', ' ', '\t- a\n'],
    ]
      .flat()
      .map((piece) => [piece, repeated(piece)]),
  ),
}

/** Milliseconds that this thread had the processor, where the system tells it: other programs do not count. */
function clock(): number {
  try {
    return Number(readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ')[0]) / 1e6
  } catch {
    return performance.now()
  }
}

function timeOf(text: string): number {
  const start = clock()
  parseRichText(text)
  return clock() - start
}

const RUNS = 5

it.each(Object.keys(SHAPES))(
  'takes less than eight times as long for four times the length of %j',
  (name) => {
    const text = SHAPES[name] ?? repeated(name)
    const [short, long] = [text(15_000), text(60_000)]
    const shortest = Math.min(...Array.from({ length: RUNS }, () => timeOf(short)))
    // Below some milliseconds one measures the collector of memory and not the rule.
    const most = 8 * Math.max(shortest, 8)
    // The least of five is what counts: the first that is short enough settles it.
    let least = timeOf(long)
    for (let run = 1; run < RUNS && least >= most; run += 1) least = Math.min(least, timeOf(long))
    expect(least).toBeLessThan(most)
  },
)
