import type { Entry } from './entry.ts'

interface Page {
  entries: readonly Entry[]
  total: number | null
}

/** All entries of the pages once each, in the order they came: portals repeat rows between pages. */
export function uniqueEntries(pages: readonly Page[]): Entry[] {
  const seen = new Set<number>()
  return pages
    .flatMap((page) => page.entries)
    .filter((entry) => {
      if (seen.has(entry.id)) return false
      seen.add(entry.id)
      return true
    })
}

/**
 * The offset of the next page, or null where there is none. `next` is never trusted: some builds repeat it for ever.
 * The end is the total reached, an empty page, or a page that brought nothing new (docs/portal.md).
 */
export function nextOffset(pages: readonly Page[]): number | null {
  const last = pages.at(-1)
  if (!last || last.entries.length === 0) return null
  const collected = uniqueEntries(pages).length
  if (collected === uniqueEntries(pages.slice(0, -1)).length) return null
  const total = totalOf(pages)
  if (total !== null && collected >= total) return null
  return collected
}

/** The count of the newest page that carries one. */
export function totalOf(pages: readonly Page[]): number | null {
  return pages.findLast((page) => page.total !== null)?.total ?? null
}
