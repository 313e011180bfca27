import { type QueryClient, mutationOptions } from '@tanstack/react-query'
import { type Card, cardKey } from '#core/entity-types.ts'
import type { Entry } from '#core/entry.ts'
import { addRecord, removeRecords } from '#core/ledger-writes.ts'
import { type Ledger, type LedgerRecord, codeOf } from '#core/ledger.ts'
import { onEntry } from '#core/missing-entry.ts'
import { PortalError, toPortalError } from '#core/portal-error.ts'
import { settlePin, settleUnpin, settled } from '#core/settle.ts'
import type { Connection } from '#portal/connection.ts'
import { keys } from './keys.ts'
import { knownName } from './use-names.ts'
import {
  type VisitPin,
  knownPins,
  learnNow,
  learnPin,
  leaveToLedger,
  recordsOf,
  visitPinOf,
  visitPinsQuery,
} from './known-pins.ts'
import { refetchAfterLast } from './optimism.ts'
import { learnFullAt } from './pin-limit.ts'

/** An entry, and the card it was written on. */
export interface AboutPin {
  entry: Entry
  home: Card
  homeTitle: string
}

export interface PinEdit extends AboutPin {
  pin: boolean
}

/** One at a time on a card: the slots are counted, and a list of one's own is written as a whole. */
export const scopeOf = (owner: Card) => ({ id: `pin:${cardKey(owner)}` })

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
        const isListed = mutated?.before?.state === 'stuck' || recordsOf(client, owner, entryId).length > 0
        learn(client, { state: isListed ? 'stuck' : 'free', record: recordOf(about) })
      } else if (error.mayHaveHappened) learn(client, { state: 'unsure', record: null })
      else learnPin(client, owner, entryId, mutated?.before)
    },
    async onSettled(_, error, __, ___, { client }) {
      const refetched = refetchAfterLast(client, keys.pins(owner), keys.ledger(owner))
      // A refusal is said at once; a done thing is done when the ledger tells it.
      if (error) return
      await refetched
      leaveToLedger(client, owner, entryId)
    },
  })

  function learn(client: QueryClient, learned: Omit<VisitPin, 'seen'>): void {
    learnNow(client, owner, entryId, learned)
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

export function recordOf({ entry, home, homeTitle }: AboutPin): LedgerRecord {
  return { kind: 'pin', entry, cut: false, home, homeTitle }
}
