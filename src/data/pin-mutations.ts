import { type QueryClient, mutationOptions } from '@tanstack/react-query'
import { unpinCall } from '#core/calls.ts'
import type { Card } from '#core/entity-types.ts'
import type { Entry } from '#core/entry.ts'
import { type Ledger, type LedgerRecord, addRecord, codeOf, removeRecords } from '#core/ledger.ts'
import { PortalError } from '#core/portal-error.ts'
import type { Call } from '#core/portal.ts'
import { settlePin, settleUnpin } from '#core/settle.ts'
import type { Connection } from '#portal/connection.ts'
import { keys } from './keys.ts'
import { edit, refetchAfterLast } from './optimism.ts'

export interface PinEdit {
  entry: Entry
  pin: boolean
  home: Card
  homeTitle: string
}

/** Pins or unpins, and writes it down for the others: the portal itself cannot be asked what is pinned. */
export function pinMutation({ portal }: Connection, owner: Card) {
  const key = keys.ledger(owner)
  return mutationOptions({
    mutationKey: [...keys.trail(owner), 'pin'],
    async mutationFn({ entry, pin, home, homeTitle }: PinEdit): Promise<void> {
      if (pin) {
        await settlePin(portal, owner, entry.id)
        await addRecord(portal, owner, { kind: 'pin', entry, cut: false, home, homeTitle })
        return
      }
      try {
        await settleUnpin(portal, owner, entry.id)
      } catch (error) {
        // What is not on this card any more holds no slot either, so the ledger need not keep it.
        if (error instanceof PortalError && error.code === 'notFound') await forget(entry.id)
        throw error
      }
      await forget(entry.id)
    },
    onMutate: ({ entry, pin, home, homeTitle }, { client }) =>
      edit<Ledger>(client, key, (ledger) =>
        ledger && pin
          ? withRecord(ledger, { kind: 'pin', entry, cut: false, home, homeTitle })
          : withoutPin(ledger, entry.id),
      ),
    onSuccess: (_, { entry, pin }, __, { client }) => setFreed(client, owner, entry.id, !pin),
    onError: (_, __, putBack) => putBack?.(),
    onSettled: (_, __, ___, ____, { client }) => refetchAfterLast(client, [...keys.trail(owner), 'pin'], key),
  })

  function forget(entryId: number): Promise<void> {
    return removeRecords(portal, owner, [codeOf('pin', entryId)])
  }
}

export function withRecord(ledger: Ledger, record: LedgerRecord): Ledger {
  const others = ledger.records.filter(
    (each) => each.kind !== record.kind || each.entry.id !== record.entry.id,
  )
  return { ...ledger, records: [{ ...record, itemId: null }, ...others] }
}

function withoutPin(ledger: Ledger | undefined, entryId: number): Ledger | undefined {
  if (!ledger) return ledger
  const records = ledger.records.filter((each) => each.kind !== 'pin' || each.entry.id !== entryId)
  return { ...ledger, records }
}

function setFreed(client: QueryClient, owner: Card, entryId: number, free: boolean): void {
  client.setQueryData<readonly number[]>(keys.freed(owner), (before = []) =>
    free ? [...before, entryId] : before.filter((id) => id !== entryId),
  )
}

/** Frees the slots that were taken outside Trail, as far as the given entries hold any. */
export function freeSlotsMutation({ portal }: Connection, owner: Card) {
  return mutationOptions({
    mutationKey: [...keys.trail(owner), 'pin'],
    async mutationFn(entryIds: readonly number[]): Promise<void> {
      for (let from = 0; from < entryIds.length; from += 50) {
        const calls = entryIds
          .slice(from, from + 50)
          .map((id): [string, Call] => [`unpin${id}`, unpinCall(owner, id)])
        const rows = await portal.batch(Object.fromEntries(calls))
        const refused = Object.values(rows).find((row) => !row.ok && row.error.code !== 'notFound')
        if (refused && !refused.ok) throw refused.error
      }
    },
    onSuccess: (_, entryIds, __, { client }) => {
      for (const id of entryIds) setFreed(client, owner, id, true)
    },
  })
}
