import type { QueryClient } from '@tanstack/react-query'
import type { Bound } from '#core/bound.ts'
import type { Order } from '#core/calls.ts'
import { type Card, cardKey } from '#core/entity-types.ts'
import type { Person } from '#core/entry.ts'
import type { Details } from '#core/entry-details.ts'
import type { FirstScreen } from '#core/first-screen.ts'
import type { Ledger } from '#core/ledger.ts'
import { keys } from './keys.ts'

/** Puts what one request brought where each part of the screen looks for it, so that nothing is asked twice. */
export function seedDetails(client: QueryClient, owner: Card, details: Details): void {
  for (const [id, { note, bindings }] of Object.entries(details.byEntry)) {
    client.setQueryData(keys.note(owner, Number(id)), note)
    client.setQueryData(keys.bindings(Number(id)), bindings)
  }
  for (const person of details.people) client.setQueryData(keys.person(person.id), person)
  seedTitles(client, details.titles)
}

export function seedTitles(client: QueryClient, titles: Record<string, string>): void {
  for (const [key, title] of Object.entries(titles)) client.setQueryData(['title', key], title)
}

export function seedScreen(client: QueryClient, owner: Card, order: Order, screen: FirstScreen): void {
  const { page, bound, ...around } = screen
  for (const byEntry of [screen.ledgerDetails, screen.boundDetails])
    seedDetails(client, owner, { byEntry, people: [], titles: {} })
  seedDetails(client, owner, page)
  client.setQueryData<Bound>(keys.bound(owner, order), (before) => withRead(bound, before))
  seedAuthors(client, screen.ledger)
  client.setQueryData(keys.ledger(owner), screen.ledger)
  client.setQueryData(keys.screen(owner), around)
  if (screen.cardTitle.ok) seedTitles(client, { [cardKey(owner)]: screen.cardTitle.value })
}

/** Names of authors as the ledger keeps them, where no better ones are known. */
export function seedAuthors(client: QueryClient, ledger: Ledger): void {
  for (const { entry, author } of ledger.records) {
    if (author)
      client.setQueryData(keys.person(entry.authorId), (known) => known ?? named(entry.authorId, author))
  }
}

/** What was read of the entries before is kept: a screen that is loaded again brings only the first of them. */
function withRead(bound: Bound, before: Bound | undefined): Bound {
  if (bound.state !== 'listed' || before?.state !== 'listed') return bound
  return { ...bound, entries: { ...before.entries, ...bound.entries } }
}

function named(id: number, name: string): Person {
  return { id, name, position: '' }
}
