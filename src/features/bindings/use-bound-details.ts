import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { PAGE_SIZE } from '#core/calls.ts'
import type { Card } from '#core/entity-types.ts'
import { type Entry, isAt } from '#core/entry.ts'
import type { StoredRecord } from '#core/ledger.ts'
import { detailsQuery } from '#data/trail-queries.ts'
import { usePortal } from '#portal/use-portal.ts'

/**
 * What hangs on the entries bound here, ten in a request and only when asked for. Each ten stay together as they were
 * asked, so that one that leaves does not make the others load again.
 */
export function useBoundDetails(owner: Card, records: readonly StoredRecord[]) {
  const connection = usePortal()
  const [asked, setAsked] = useState<readonly (readonly Entry[])[]>([])
  const client = useQueryClient()
  const options = (entries: readonly Entry[]) => detailsQuery(connection, owner, entries)
  // Only the last ten can be under way: the next are asked for when these are there.
  const last = useQuery({ ...options(asked.at(-1) ?? []), enabled: asked.length > 0 })

  const tens = asked.map((entries) => client.getQueryData(options(entries).queryKey))
  const known = tens.flatMap((details) => Object.entries(details?.byEntry ?? {}))
  // The ledger only knows what Trail did: an agent may have unbound an entry since.
  const gone = new Set(
    known
      .filter(([, { bindings }]) => bindings.ok && !bindings.value.some((each) => isAt(each, owner)))
      .map(([id]) => Number(id)),
  )
  const loaded = new Set(known.map(([id]) => Number(id)))
  const askedIds = new Set(asked.flat().map((entry) => entry.id))
  const bound = records.filter((record) => !gone.has(record.entry.id))
  const waiting = records.filter((record) => !askedIds.has(record.entry.id)).map((record) => record.entry)

  return {
    /** All that are bound here as far as is known. */
    bound,
    /** Those of them that can be drawn whole. */
    shown: bound.filter((record) => loaded.has(record.entry.id)),
    /** How many the next request brings. */
    next: Math.min(PAGE_SIZE, waiting.length),
    failure: last.isError ? last : null,
    loading: last.isFetching,
    ask: () => setAsked([...asked, waiting.slice(0, PAGE_SIZE)]),
  }
}
