import { type QueryClient, mutationOptions } from '@tanstack/react-query'
import { type Card, cardKey } from '#core/entity-types.ts'
import type { Entry } from '#core/entry.ts'
import type { LedgerRecord } from '#core/ledger.ts'
import { toPortalError } from '#core/portal-error.ts'
import type { Connection } from '#portal/connection.ts'
import { fetchedCode } from './fetched-code.ts'
import { keys } from './keys.ts'
import { type VisitPin, learnNow, learnPin, leaveToLedger, recordsOf, visitPinOf } from './known-pins.ts'
import { refetchAfterLast } from './optimism.ts'

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
export function pinMutation(connection: Connection, owner: Card, entryId: number) {
  return mutationOptions({
    mutationKey: keys.pin(owner, entryId),
    scope: scopeOf(owner),
    async mutationFn({ pin, ...about }: PinEdit, { client }): Promise<void> {
      const writes = await fetchedCode(() => import('./writes.ts'), ['pin', 'unpin'])
      await (pin
        ? writes.pin(connection, client, owner, recordOf(about))
        : writes.unpin(connection, client, owner, entryId))
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
}

/** Refusals that tell where the entry stands. */
const HOLDS_NO_SLOT: ReadonlySet<string> = new Set(['pinLimit', 'notFound'])

export function recordOf({ entry, home, homeTitle }: AboutPin): LedgerRecord {
  return { kind: 'pin', entry, cut: false, home, homeTitle }
}
