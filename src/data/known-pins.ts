import { type QueryClient, queryOptions, skipToken } from '@tanstack/react-query'
import type { Card } from '#core/entity-types.ts'
import type { Ledger, LedgerRecord, StoredRecord } from '#core/ledger.ts'
import { keys } from './keys.ts'

/** What is known of an entry's pin on a card. The portal itself cannot be asked. */
export type PinState = 'pinned' | 'free' | 'unknown'

/**
 * What this visit knows of one entry by its own deeds: under way, done, left without an answer, or `stuck`, which is
 * free with something yet to tell where the pin was listed. It outranks the records of the ledger it has `seen`, never
 * later ones: those are somebody's newer deed.
 */
export interface VisitPin {
  state: 'pinning' | 'pinned' | 'unpinning' | 'free' | 'stuck' | 'unsure'
  record: LedgerRecord | null
  /** Set where the pin was made outside Trail and found by a search. */
  outside?: true
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

/** The same for a deed of now, which outranks the records that are in the ledger now. */
export function learnNow(
  client: QueryClient,
  owner: Card,
  entryId: number,
  learned: Omit<VisitPin, 'seen'>,
): void {
  const seen = recordsOf(client, owner, entryId).map((record) => record.itemId)
  learnPin(client, owner, entryId, { ...learned, seen })
}

/** A done pin is the ledger's to tell once it is in there. */
export function leaveToLedger(client: QueryClient, owner: Card, entryId: number): void {
  const isListed = recordsOf(client, owner, entryId).length > 0
  if (isListed && visitPinOf(client, owner, entryId)?.state === 'pinned')
    learnPin(client, owner, entryId, undefined)
}

export function recordsOf(client: QueryClient, owner: Card, entryId: number): StoredRecord[] {
  return pinRecordsOf(client.getQueryData<Ledger>(keys.ledger(owner)), entryId)
}

/** A stuck pin leaves its place once the person has taken note of it. */
export function unstickPin(client: QueryClient, owner: Card, entryId: number): void {
  const visit = visitPinOf(client, owner, entryId)
  if (visit?.state === 'stuck') learnPin(client, owner, entryId, { ...visit, state: 'free' })
}

/** The pin records of one entry in a card's ledger. */
export function pinRecordsOf(ledger: Ledger | undefined, entryId: number): StoredRecord[] {
  return ledger?.records.filter((record) => record.kind === 'pin' && record.entry.id === entryId) ?? []
}

const STATES: Readonly<Record<VisitPin['state'], PinState>> = {
  pinning: 'pinned',
  pinned: 'pinned',
  unpinning: 'free',
  free: 'free',
  stuck: 'free',
  unsure: 'unknown',
}

export function pinStateOf(records: readonly StoredRecord[], visit: VisitPin | undefined): PinState {
  if (records.some((record) => !visit?.seen.includes(record.itemId))) return 'pinned'
  return visit ? STATES[visit.state] : 'unknown'
}

/** A pin to show. One that is being taken off stays until that is settled, so that its answer has a place. */
export interface KnownPin {
  record: StoredRecord
  state: PinState
  /** True where it was made outside Trail. */
  outside: boolean
}

/** The pins of a card as far as they are known, newest entry first. */
export function knownPins(ledger: Ledger | undefined, visits: VisitPins): KnownPin[] {
  const pins = new Map<number, KnownPin>()
  for (const visit of Object.values(visits)) {
    if (!visit.record || !SHOWN_BY_VISIT.has(visit.state)) continue
    pins.set(visit.record.entry.id, {
      record: { ...visit.record, itemId: null },
      state: STATES[visit.state],
      outside: visit.outside === true,
    })
  }
  for (const record of ledger?.records ?? []) {
    const visit = visits[record.entry.id]
    const state = pinStateOf([record], visit)
    const isOver = visit?.state === 'free' && state === 'free'
    if (record.kind === 'pin' && !isOver) pins.set(record.entry.id, { record, state, outside: false })
  }
  return [...pins.values()].toSorted((one, other) => other.record.entry.id - one.record.entry.id)
}

/** Whether or not the ledger has them. */
const SHOWN_BY_VISIT: ReadonlySet<VisitPin['state']> = new Set(['pinning', 'pinned', 'stuck'])
