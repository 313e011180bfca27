import { type QueryClient, queryOptions, skipToken } from '@tanstack/react-query'
import { type Card, isSameCard } from '#core/entity-types.ts'
import type { PortalError } from '#core/portal-error.ts'
import { keys } from './keys.ts'

/** A binding that did not come about. */
export interface FailedBind {
  card: Card
  title: string
  error: PortalError
}

/** What failed after the panel it was begun in had closed, so that it is said all the same. */
export function lateBindsQuery(entryId: number) {
  return queryOptions<readonly FailedBind[]>({ queryKey: keys.lateBinds(entryId), queryFn: skipToken })
}

export function addLateBind(client: QueryClient, entryId: number, failed: FailedBind): void {
  dropLateBind(client, entryId, failed.card)
  client.setQueryData(lateBindsQuery(entryId).queryKey, (before = []) => [...before, failed])
}

export function dropLateBind(client: QueryClient, entryId: number, card: Card): void {
  client.setQueryData(lateBindsQuery(entryId).queryKey, (before = []) =>
    before.filter((each) => !isSameCard(each.card, card)),
  )
}
