/** The names of HTML entities that integrations write, and their characters in the same order. */
const NAMES =
  'amp lt gt quot apos nbsp laquo raquo ldquo rdquo ndash mdash hellip bull copy euro times'.split(' ')
const CHARACTERS = '&<>"\'\u00A0«»“”–—…•©€×'

const CODED = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}));|:(f[0-4](?:[89ab][\da-f]){3}):/gi

/**
 * The text with HTML entities (the usual names and all numbers) and emoji codes read once. An emoji code is the UTF-8 of one
 * character outside the BMP in hex, `:f09f918d:`, as some portals hand it out. What decodes to no character stays.
 */
export function decoded(text: string): string {
  return text.replaceAll(
    CODED,
    (raw: string, decimal?: string, hex?: string, name?: string, utf8?: string) => {
      if (name) return CHARACTERS.charAt(NAMES.indexOf(name)) || raw
      try {
        const character = utf8
          ? decodeURIComponent(utf8.replaceAll(/../g, '%$&'))
          : String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16))
        return character === '\t' || !/[\p{Cc}\p{Cs}]/u.test(character) ? character : raw
      } catch {
        // No code point, or no UTF-8.
        return raw
      }
    },
  )
}
