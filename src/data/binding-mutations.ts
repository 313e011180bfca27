import { type QueryClient, type QueryKey, mutationOptions } from '@tanstack/react-query'
import { type Card, cardKey, entityTypeById, isSameCard } from '#core/entity-types.ts'
import { type Binding, type Entry, isAt } from '#core/entry.ts'
import { addRecord, removeRecords } from '#core/ledger-writes.ts'
import { codeOf } from '#core/ledger.ts'
import { type Outcome, done } from '#core/portal.ts'
import { settleBind, settleUnbind } from '#core/settle.ts'
import type { Connection } from '#portal/connection.ts'
import { keys } from './keys.ts'
import { knownName } from './use-names.ts'
import { learnPin } from './known-pins.ts'
import { refetchAfterLast } from './optimism.ts'

export interface BindEdit {
  card: Card
  /** Empty where it is not known. */
  title: string
}

export interface Bound {
  /** False where the other card's list could not be told; binding again tells it. */
  listed: boolean
}

type Bindings = Outcome<Binding[]>

/**
 * Binds an entry to a further card, and writes that down for the other card: its own list would not show the entry.
 * `home` is the card the entry was created on.
 */
export function bindMutation({ portal }: Connection, entry: Entry, home: Card, homeTitle: string) {
  const key = keys.bindings(entry.id)
  return mutationOptions({
    mutationKey: key,
    async mutationFn({ card }: BindEdit, { client }): Promise<Bound> {
      await settleBind(portal, entry.id, card)
      if (isSameCard(card, home)) return { listed: true }
      const author = knownName(client, entry.authorId)
      const record = { kind: 'bind', entry, cut: false, home, homeTitle, author } as const
      return addRecord(portal, card, record).then(
        () => ({ listed: true }),
        () => ({ listed: false }),
      )
    },
    async onMutate({ card, title }, { client }) {
      if (title) client.setQueryData(keys.title(card), title)
      await client.cancelQueries({ queryKey: key, exact: true })
      change(client, key, (all) => withCard(all, card))
    },
    // Only this one chip goes: others may have been bound meanwhile.
    onError: (_, { card }, __, { client }) => change(client, key, (all) => withoutCard(all, card)),
    onSettled: (_, __, ___, ____, { client }) => refetchAfterLast(client, key, key),
  })
}

function change(client: QueryClient, key: QueryKey, to: (all: Binding[]) => Binding[]): void {
  client.setQueryData<Bindings>(key, (before) => (before?.ok ? done(to(before.value)) : before))
}

function withCard(bindings: Binding[], card: Card): Binding[] {
  const entityType = entityTypeById(card.entityTypeId)?.binding ?? ''
  return [...withoutCard(bindings, card), { ...card, entityType }]
}

function withoutCard(bindings: Binding[], card: Card): Binding[] {
  return bindings.filter((each) => !isAt(each, card))
}

/** Takes a binding away; the other card's ledger forgets the entry, and its pin there goes with the binding. */
export function unbindMutation({ portal }: Connection, owner: Card, entryId: number) {
  const key = keys.bindings(entryId)
  return mutationOptions({
    mutationKey: key,
    async mutationFn(card: Card): Promise<void> {
      await settleUnbind(portal, entryId, card)
      // The binding is gone either way; a ledger that keeps it too long names an entry that is then not drawn.
      await removeRecords(portal, card, [codeOf('bind', entryId), codeOf('pin', entryId)]).catch(() => {})
    },
    async onMutate(card, { client }) {
      await client.cancelQueries({ queryKey: key, exact: true })
      change(client, key, (all) => withoutCard(all, card))
    },
    onSuccess(_, card, __, { client }) {
      if (isSameCard(card, owner)) learnPin(client, owner, entryId, undefined)
    },
    onError: (_, card, __, { client }) => change(client, key, (all) => withCard(all, card)),
    async onSettled(_, __, card, ____, { client }) {
      await refetchAfterLast(client, key, key)
      if (cardKey(card) === cardKey(owner)) await client.invalidateQueries({ queryKey: keys.ledger(owner) })
    },
  })
}
