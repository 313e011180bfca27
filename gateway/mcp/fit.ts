/** What one answer of a tool holds at most: it stands in a model's context to the end of its work. */
export const ITEMS_AT_MOST = 50
export const BYTES_AT_MOST = 20_000

/** Characters of one text and of one title that are shown where there are many. */
export const TEXT_AT_MOST = 1_000
export const TITLE_AT_MOST = 200

/** A text, or as much of it as fits with a word about where the rest is. */
export function shortened(text: string, most: number, entryId: number): string {
  if (text.length <= most) return text
  // Half of a pair of surrogates is no character.
  const start = text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '')
  return `${start}… [shortened: get_timeline_log with id ${entryId} gives all ${text.length} characters]`
}

/** How many of the first items an answer may hold, by its length in bytes for each number; one at least. */
export function countThatFits(count: number, bytesOf: (count: number) => number): number {
  let fits = count
  while (fits > 1 && bytesOf(fits) > BYTES_AT_MOST) fits -= 1
  return fits
}

/** Bytes of what a model reads: the sentences, and the answer as JSON. */
export function bytesOf(said: readonly string[], answer: unknown): number {
  return Buffer.byteLength(said.join('\n')) + Buffer.byteLength(JSON.stringify(answer))
}
