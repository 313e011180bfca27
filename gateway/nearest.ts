/** The known word that looks most like the one given; null where none is near. */
export function nearest(word: string, known: readonly string[]): string | null {
  const plain = (text: string) => text.toLowerCase().replaceAll(/[^a-z]/g, '')
  const ranked = known
    .map((each) => ({ each, distance: distanceOf(plain(word), plain(each)) }))
    .toSorted((one, other) => one.distance - other.distance)
  const [best] = ranked
  return best && best.distance <= Math.max(2, Math.floor(best.each.length / 3)) ? best.each : null
}

/** Levenshtein: letters to add, drop or change. */
function distanceOf(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, k) => k)
  for (const [i, letter] of one.split('').entries()) {
    const next = [i + 1]
    for (const [k, against] of other.split('').entries()) {
      const change = (row[k] ?? 0) + (letter === against ? 0 : 1)
      next.push(Math.min(change, (row[k + 1] ?? 0) + 1, (next[k] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
