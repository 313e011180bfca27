import type { QueryClient } from '@tanstack/react-query'
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

export function seedScreen(client: QueryClient, owner: Card, screen: FirstScreen): void {
  const { page, ...around } = screen
  seedDetails(client, owner, page)
  for (const [id, { note, bindings }] of Object.entries(screen.ledgerDetails)) {
    client.setQueryData(keys.note(owner, Number(id)), note)
    client.setQueryData(keys.bindings(Number(id)), bindings)
  }
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

function named(id: number, name: string): Person {
  return { id, name, position: '' }
}
