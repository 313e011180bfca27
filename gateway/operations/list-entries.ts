import { PAGE_SIZE } from '#core/calls.ts'
import type { Card } from '#core/entity-types.ts'
import type { Entry } from '#core/entry.ts'
import { type EntryList, readList } from '#core/operations.ts'
import { uniqueEntries } from '#core/paging.ts'
import { type Answer, BATCH_LIMIT, type Call, type Portal, mapOutcome } from '#core/portal.ts'
import type { Outcome } from './operation.ts'

export interface ListInput {
  owner: Card
  order: { field: string; direction: string }
  limit: number
  offset: number
}

/** The page that holds the first entry wanted: portals know whole pages of ten only (docs/portal.md). */
export function listCallOf({ owner, order, offset }: ListInput, page = 0): Call {
  const start = (Math.floor(offset / PAGE_SIZE) + page) * PAGE_SIZE
  const params = { ...owner, order: { [order.field]: order.direction }, start, offset: start }
  return { method: 'crm.timeline.logmessage.list', params }
}

/** True where all that is asked for stands on one page. */
export function isOnePage({ limit, offset }: ListInput): boolean {
  return (offset % PAGE_SIZE) + limit <= PAGE_SIZE
}

export function readPage(answer: Answer, input: ListInput): Outcome {
  return cutOut([readList(answer)], input)
}

/** As many as asked for: the first page by itself, which knows the total, and the rest in as few batches as it takes. */
export async function listMany(portal: Portal, input: ListInput): Promise<Outcome> {
  const pages = [readList(await portal.call(listCallOf(input)))]
  const total = pages[0]?.total ?? Infinity
  const last = Math.min(input.offset + input.limit, total)
  const wanted = Math.max(0, Math.ceil(last / PAGE_SIZE) - Math.floor(input.offset / PAGE_SIZE))
  while (pages.length < wanted) {
    const count = Math.min(BATCH_LIMIT, wanted - pages.length)
    const calls: Record<string, Call> = {}
    for (let k = pages.length; k < pages.length + count; k++) calls[`page${k}`] = listCallOf(input, k)
    const rows = await portal.batch(calls, { halt: false })
    const before = uniqueEntries(pages).length
    for (const row of Object.values(rows)) {
      const page = mapOutcome(row, readList)
      if (!page.ok) throw page.error
      // An empty page is the end, and so is a batch of pages seen before: some portals repeat one for ever.
      if (page.value.entries.length === 0) return cutOut(pages, input)
      pages.push(page.value)
    }
    if (uniqueEntries(pages).length === before) break
  }
  return cutOut(pages, input)
}

function cutOut(pages: readonly EntryList[], { limit, offset }: ListInput): Outcome {
  const skip = offset % PAGE_SIZE
  const data: Entry[] = uniqueEntries(pages).slice(skip, skip + limit)
  const total = pages[0]?.total ?? null
  // Counted by what was asked for: a portal that repeats a page must not keep an agent paging for ever.
  const hasMore = total !== null && data.length > 0 && offset + limit < total
  return { data, meta: total === null ? {} : { total, hasMore } }
}
