const NAMED: Readonly<Record<string, string>> = {
  nbsp: '\u00A0',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  laquo: '«',
  raquo: '»',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  mdash: '—',
  ndash: '–',
  hellip: '…',
  bull: '•',
  middot: '·',
  copy: '©',
  reg: '®',
  trade: '™',
  euro: '€',
  deg: '°',
  times: '×',
}

const CODED = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}));|:(f[0-4](?:[89ab][\da-f]){3}):/gi

/**
 * The text with HTML entities (the usual names and all numbers) and emoji codes read once. An emoji code is the UTF-8 of one
 * character outside the BMP in hex, `:f09f918d:`, as some portals hand it out. What decodes to no character stays.
 */
export function decoded(text: string): string {
  return text.replaceAll(
    CODED,
    (raw: string, decimal?: string, hex?: string, name?: string, utf8?: string) => {
      if (name) return (Object.hasOwn(NAMED, name) && NAMED[name]) || raw
      if (utf8) return character(fromUtf8(Number.parseInt(utf8, 16)), 0x1_00_00) ?? raw
      return character(decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16), 0) ?? raw
    },
  )
}

/** The character of a code point; null for controls, surrogates, and numbers that are none or below the least. */
function character(point: number, least: number): string | null {
  if (point < least || point > 0x10_ff_ff) return null
  const text = String.fromCodePoint(point)
  return text === '\t' || !/[\p{Cc}\p{Cs}]/u.test(text) ? text : null
}

/** The code point of four bytes of UTF-8. */
function fromUtf8(bytes: number): number {
  const [first, second, third, fourth] = [bytes >> 24, bytes >> 16, bytes >> 8, bytes]
  return ((first & 7) << 18) | ((second & 63) << 12) | ((third & 63) << 6) | (fourth & 63)
}
