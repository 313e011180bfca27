import { mutationOptions } from '@tanstack/react-query'
import { addRecord, removeRecords } from '#core/ledger-writes.ts'
import { codeOf } from '#core/ledger.ts'
import type { PortalError } from '#core/portal-error.ts'
import { settled } from '#core/settle.ts'
import { swapPins } from '#core/swap-pins.ts'
import type { Connection } from '#portal/connection.ts'
import type { Card } from '#core/entity-types.ts'
import { keys } from './keys.ts'
import { learnNow, leaveToLedger } from './known-pins.ts'
import { refetchAfterLast } from './optimism.ts'
import { type AboutPin, recordOf, scopeOf } from './pin-mutations.ts'
import { knownName } from './use-names.ts'

export interface SwapEdit {
  pin: AboutPin
  free: AboutPin
}

export interface Swapped {
  /** Null where the wanted entry is pinned now, else why it is not. */
  error: PortalError | null
  /** True where the other entry holds no slot now. */
  freed: boolean
  /** True where the slots are as told, but that could not be written down for the others. */
  unwritten: boolean
}

/** Lets an entry and another one trade a slot, in one request, and writes both down for the others. */
export function swapPinsMutation({ portal }: Connection, owner: Card, entryId: number) {
  return mutationOptions({
    mutationKey: [...keys.pin(owner, entryId), 'swap'],
    scope: scopeOf(owner),
    async mutationFn({ pin, free }: SwapEdit, { client }): Promise<Swapped> {
      const { error, freed } = await swapPins(portal, owner, pin.entry.id, free.entry.id)
      const writes: Promise<void>[] = []
      if (freed) {
        learnNow(client, owner, free.entry.id, { state: 'free', record: null })
        writes.push(settled(() => removeRecords(portal, owner, [codeOf('pin', free.entry.id)])))
      }
      if (!error) {
        const record = recordOf(pin)
        const author = knownName(client, pin.entry.authorId)
        learnNow(client, owner, pin.entry.id, { state: 'pinned', record })
        // One after the other: a list of one's own is written as a whole.
        writes.push(Promise.allSettled(writes).then(() => addRecord(portal, owner, { ...record, author })))
      }
      const written = await Promise.allSettled(writes)
      return { error, freed, unwritten: written.some(({ status }) => status === 'rejected') }
    },
    async onSettled(_, error, { pin }, __, { client }) {
      const refetched = refetchAfterLast(client, keys.pins(owner), keys.ledger(owner))
      if (error) return
      await refetched
      leaveToLedger(client, owner, pin.entry.id)
    },
  })
}
