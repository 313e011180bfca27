import { expect, it } from 'vitest'
import type { Portal } from '#core/portal.ts'
import { done } from '#core/portal.ts'
import { listMany } from './list-entries.ts'

const entry = (id: number) => ({
  id,
  created: '2026-04-27T10:00:00+03:00',
  authorId: 1,
  title: 'T',
  text: 'T',
  iconCode: '',
})

/** A portal that answers every list with its first page. */
function stuckPortal(total: number | null) {
  const answer = { result: Array.from({ length: 10 }, (_, k) => entry(100 - k)), total }
  const requests: number[] = []
  const portal: Portal = {
    call() {
      requests.push(1)
      return Promise.resolve(answer)
    },
    batch(calls) {
      const names = Object.keys(calls)
      requests.push(names.length)
      return Promise.resolve(Object.fromEntries(names.map((name) => [name, done(answer)])))
    },
  }
  return { portal, requests }
}

const wanted = {
  owner: { entityTypeId: 2, entityId: 100 },
  order: { field: 'id', direction: 'desc' },
  offset: 0,
}

it('ends after one batch where a portal repeats its first page for ever', async () => {
  const { portal, requests } = stuckPortal(9_000)
  const { data } = await listMany(portal, { ...wanted, limit: 5_000 })
  expect(data).toHaveLength(10)
  expect(requests).toEqual([1, 50])
})

it('ends there too where the portal does not count', async () => {
  const { portal, requests } = stuckPortal(null)
  const { data, meta } = await listMany(portal, { ...wanted, limit: 5_000 })
  expect(data).toHaveLength(10)
  expect(meta).toEqual({})
  expect(requests).toEqual([1, 50])
})

it('lets nobody page for ever through a page that is repeated', async () => {
  const { portal } = stuckPortal(35)
  let pages = 0
  for (let offset = 0; ; offset += 10) {
    const { meta } = await listMany(portal, { ...wanted, offset, limit: 10 })
    pages += 1
    if (meta?.['hasMore'] !== true) break
  }
  expect(pages).toBe(4)
})
