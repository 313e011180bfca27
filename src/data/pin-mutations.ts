import { type QueryClient, mutationOptions } from '@tanstack/react-query'
import { unpinCall } from '#core/calls.ts'
import { type Card, cardKey } from '#core/entity-types.ts'
import type { Entry } from '#core/entry.ts'
import { addRecord, removeRecords } from '#core/ledger-writes.ts'
import { type Ledger, type LedgerRecord, type StoredRecord, codeOf } from '#core/ledger.ts'
import { onEntry } from '#core/missing-entry.ts'
import { PortalError, toPortalError } from '#core/portal-error.ts'
import { BATCH_LIMIT, type Answer, type Outcome } from '#core/portal.ts'
import { settlePin, settleUnpin, settled } from '#core/settle.ts'
import type { Connection } from '#portal/connection.ts'
import { keys } from './keys.ts'
import { knownName } from './use-names.ts'
import { type VisitPin, knownPins, learnPin, pinRecordsOf, visitPinOf, visitPinsQuery } from './known-pins.ts'
import { refetchAfterLast } from './optimism.ts'
import { learnFullAt } from './pin-limit.ts'

export interface PinEdit {
  entry: Entry
  pin: boolean
  home: Card
  homeTitle: string
}

/** One at a time on a card: the slots are counted, and a list of one's own is written as a whole. */
const scopeOf = (owner: Card) => ({ id: `pin:${cardKey(owner)}` })

/**
 * Pins or unpins an entry, and writes that down for the others: the portal itself cannot be asked what is pinned.
 * Where the pin came about and only the writing failed, the error comes out and the pin's state is the true one.
 */
export function pinMutation({ portal, memory }: Connection, owner: Card, entryId: number) {
  return mutationOptions({
    mutationKey: keys.pin(owner, entryId),
    scope: scopeOf(owner),
    async mutationFn({ pin, ...about }: PinEdit, { client }): Promise<void> {
      const record = recordOf(about)
      if (pin) {
        await onEntry(portal, owner, entryId, () => settlePin(portal, owner, entryId))
        learn(client, { state: 'pinned', record })
        return addRecord(portal, owner, { ...record, author: knownName(client, about.entry.authorId) })
      }
      try {
        await settleUnpin(portal, owner, entryId)
      } catch (error) {
        // What is not on this card any more holds no slot either, so the ledger need not keep it.
        if (error instanceof PortalError && error.code === 'notFound') await forget()
        throw error
      }
      learn(client, { state: 'free', record: null })
      return forget()
    },
    onMutate({ pin, ...about }, { client }) {
      const before = visitPinOf(client, owner, entryId)
      learn(client, { state: pin ? 'pinning' : 'unpinning', record: recordOf(about) })
      return { before }
    },
    onError(reason, about, mutated, { client }) {
      const now = visitPinOf(client, owner, entryId)?.state
      // The portal did its part; only the ledger failed.
      if (now === 'pinned') return
      const error = toPortalError(reason)
      if (error.code === 'pinLimit') learnFullAt(memory, othersPinned(client))
      if (now === 'free' || HOLDS_NO_SLOT.has(error.code)) {
        const isListed = mutated?.before?.state === 'stuck' || recordsIn(client).length > 0
        learn(client, { state: isListed ? 'stuck' : 'free', record: recordOf(about) })
      } else if (error.mayHaveHappened) learn(client, { state: 'unsure', record: null })
      else learnPin(client, owner, entryId, mutated?.before)
    },
    async onSettled(_, error, __, ___, { client }) {
      const refetched = refetchAfterLast(client, keys.pins(owner), keys.ledger(owner))
      // A refusal is said at once; a done thing is done when the ledger tells it.
      if (error) return
      await refetched
      if (recordsIn(client).length > 0 && visitPinOf(client, owner, entryId)?.state === 'pinned')
        learnPin(client, owner, entryId, undefined)
    },
  })

  function learn(client: QueryClient, learned: Omit<VisitPin, 'seen'>): void {
    const seen = recordsIn(client).map((record) => record.itemId)
    learnPin(client, owner, entryId, { ...learned, seen })
  }

  function recordsIn(client: QueryClient): StoredRecord[] {
    return pinRecordsOf(client.getQueryData<Ledger>(keys.ledger(owner)), entryId)
  }

  function othersPinned(client: QueryClient): number {
    const ledger = client.getQueryData<Ledger>(keys.ledger(owner))
    const visits = client.getQueryData(visitPinsQuery(owner).queryKey) ?? {}
    const others = knownPins(ledger, visits).filter(({ record }) => record.entry.id !== entryId)
    return others.filter(({ state }) => state === 'pinned').length
  }

  function forget(): Promise<void> {
    return settled(() => removeRecords(portal, owner, [codeOf('pin', entryId)]))
  }
}

/** Refusals that tell where the entry stands. */
const HOLDS_NO_SLOT: ReadonlySet<string> = new Set(['pinLimit', 'notFound'])

function recordOf({ entry, home, homeTitle }: Omit<PinEdit, 'pin'>): LedgerRecord {
  return { kind: 'pin', entry, cut: false, home, homeTitle }
}

/**
 * Frees the slots that were taken outside Trail, as far as the given entries hold any: one request for every fifty.
 * Those freed before an error are known to be free.
 */
export function freeSlotsMutation({ portal }: Connection, owner: Card) {
  return mutationOptions({
    mutationKey: [...keys.pins(owner), 'others'],
    scope: scopeOf(owner),
    async mutationFn(entryIds: readonly number[], { client }): Promise<void> {
      for (let from = 0; from < entryIds.length; from += BATCH_LIMIT) {
        const ids = entryIds.slice(from, from + BATCH_LIMIT)
        await settled(async () => {
          const calls = ids.map((id) => [`unpin${id}`, unpinCall(owner, id)] as const)
          const rows = await portal.batch(Object.fromEntries(calls), { halt: false })
          for (const id of ids) if (holdsNoSlot(rows[`unpin${id}`])) free(client, id)
          const refused = Object.values(rows).find((row) => !row.ok && !holdsNoSlot(row))
          if (refused && !refused.ok) throw refused.error
        })
      }
    },
  })

  function free(client: QueryClient, entryId: number): void {
    learnPin(client, owner, entryId, { state: 'free', record: null, seen: [] })
  }
}

function holdsNoSlot(row: Outcome<Answer> | undefined): boolean {
  return row !== undefined && (row.ok || row.error.code === 'notFound')
}
