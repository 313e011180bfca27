import { type QueryClient, queryOptions, skipToken } from '@tanstack/react-query'
import type { Card } from '#core/entity-types.ts'
import type { Ledger, LedgerRecord, StoredRecord } from '#core/ledger.ts'
import { keys } from './keys.ts'

/** What is known of an entry's pin on a card. The portal itself cannot be asked. */
export type PinState = 'pinned' | 'free' | 'unknown'

/**
 * What this visit knows of one entry by its own deeds: under way, done, or left without an answer. It outranks the
 * records of the ledger it has `seen`, never later ones: those are somebody's newer deed.
 */
export interface VisitPin {
  state: 'pinning' | 'pinned' | 'unpinning' | 'free' | 'unsure'
  record: LedgerRecord | null
  /** Ids of the entry's pin records in the ledger, null for one of this user's own list. */
  seen: readonly (number | null)[]
}

/** By entry id. */
export type VisitPins = Readonly<Record<number, VisitPin>>

export function visitPinsQuery(owner: Card) {
  return queryOptions<VisitPins>({ queryKey: keys.visitPins(owner), queryFn: skipToken })
}

export function visitPinOf(client: QueryClient, owner: Card, entryId: number): VisitPin | undefined {
  return client.getQueryData(visitPinsQuery(owner).queryKey)?.[entryId]
}

/** Keeps what was learned of an entry; undefined leaves it to the ledger again. */
export function learnPin(
  client: QueryClient,
  owner: Card,
  entryId: number,
  learned: VisitPin | undefined,
): void {
  client.setQueryData(visitPinsQuery(owner).queryKey, (before = {}) => {
    const { [entryId]: _, ...others } = before
    return learned ? { ...others, [entryId]: learned } : others
  })
}

/** The pin records of one entry in a card's ledger. */
export function pinRecordsOf(ledger: Ledger | undefined, entryId: number): StoredRecord[] {
  return ledger?.records.filter((record) => record.kind === 'pin' && record.entry.id === entryId) ?? []
}

export function pinStateOf(records: readonly StoredRecord[], visit: VisitPin | undefined): PinState {
  if (visit?.state === 'pinning' || visit?.state === 'pinned') return 'pinned'
  if (records.some((record) => !visit?.seen.includes(record.itemId))) return 'pinned'
  return visit?.state === 'unpinning' || visit?.state === 'free' ? 'free' : 'unknown'
}

/** A pin to show: one that is being taken off stays until that is settled, so that its answer has a place. */
export interface KnownPin {
  record: StoredRecord
  state: PinState
}

/** The pins of a card as far as they are known, newest entry first. */
export function knownPins(ledger: Ledger | undefined, visits: VisitPins): KnownPin[] {
  const pins = new Map<number, KnownPin>()
  for (const { state, record } of Object.values(visits)) {
    if (record && (state === 'pinning' || state === 'pinned'))
      pins.set(record.entry.id, { record: { ...record, itemId: null }, state: 'pinned' })
  }
  for (const record of ledger?.records ?? []) {
    const visit = visits[record.entry.id]
    const state = pinStateOf([record], visit)
    const isOver = visit?.state === 'free' && state === 'free'
    if (record.kind === 'pin' && !isOver) pins.set(record.entry.id, { record, state })
  }
  return [...pins.values()].toSorted((one, other) => other.record.entry.id - one.record.entry.id)
}
