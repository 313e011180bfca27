import { entriesOnCard } from '#emulator/world/entries.ts'
import type { Caller, Reply, TestGateway } from './test-gateway.ts'

export const CARD = { entityTypeId: 2, entityId: 101 }

/** A call that writes an entry with this title. */
export function creates(id: string, title = id, more: object = {}) {
  return { id, action: 'create', params: { ...CARD, title, text: `Text of ${title}`, ...more } }
}

/** A call about an entry, on the card of these tests. */
export function about(entityId: number | string, action: string, more: object = {}) {
  return { action, entityId, params: { ...CARD, ...more } }
}

export function send(
  { post }: Caller,
  calls: unknown[],
  headers: Record<string, string> = {},
): Promise<Reply> {
  return post('/v1/batch', { calls }, headers)
}

/** What the portal was asked while `act` ran: method names, those inside of a batch too. */
export async function asked(
  { emulator }: TestGateway,
  act: () => Promise<unknown>,
): Promise<{ method: string; batch: string[] }[]> {
  const before = emulator.log.length
  await act()
  return emulator.log.slice(before).map(({ method, batch = [] }) => ({ method, batch }))
}

/** Titles on the card that begin so, the truth. */
export function titles({ emulator }: TestGateway, start: string): string[] {
  return entriesOnCard(emulator.world, CARD)
    .map(({ title }) => title)
    .filter((title) => title.startsWith(start))
    .toSorted()
}
