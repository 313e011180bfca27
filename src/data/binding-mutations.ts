import { mutationOptions } from '@tanstack/react-query'
import { type Card, cardKey, entityTypeById, isSameCard } from '#core/entity-types.ts'
import type { Binding, Entry } from '#core/entry.ts'
import { addRecord, codeOf, removeRecords } from '#core/ledger.ts'
import { type Outcome, done } from '#core/portal.ts'
import { settleBind, settleUnbind } from '#core/settle.ts'
import type { Connection } from '#portal/connection.ts'
import { keys } from './keys.ts'
import { edit, refetchAfterLast } from './optimism.ts'

export interface BindEdit {
  card: Card
  title: string
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
    async mutationFn({ card }: BindEdit): Promise<void> {
      await settleBind(portal, entry.id, card)
      if (!isSameCard(card, home))
        await addRecord(portal, card, { kind: 'bind', entry, cut: false, home, homeTitle })
    },
    async onMutate({ card, title }, { client }) {
      client.setQueryData(keys.title(card), title)
      return edit<Bindings>(client, key, (before) => (before?.ok ? withCard(before.value, card) : before))
    },
    onError: (_, __, putBack) => putBack?.(),
    onSettled: (_, __, ___, ____, { client }) => refetchAfterLast(client, key, key),
  })
}

function withCard(bindings: Binding[], card: Card): Bindings {
  const entityType = entityTypeById(card.entityTypeId)?.binding ?? ''
  return done([...withoutCard(bindings, card), { ...card, entityType }])
}

function withoutCard(bindings: Binding[], card: Card): Binding[] {
  return bindings.filter((each) => each.entityTypeId !== card.entityTypeId || each.entityId !== card.entityId)
}

/** Takes a binding away; the other card's ledger forgets the entry, and its pin there goes with the binding. */
export function unbindMutation({ portal }: Connection, owner: Card, entryId: number) {
  const key = keys.bindings(entryId)
  return mutationOptions({
    mutationKey: key,
    async mutationFn(card: Card): Promise<void> {
      await settleUnbind(portal, entryId, card)
      await removeRecords(portal, card, [codeOf('bind', entryId), codeOf('pin', entryId)])
    },
    onMutate: (card, { client }) =>
      edit<Bindings>(client, key, (before) => (before?.ok ? done(withoutCard(before.value, card)) : before)),
    onError: (_, __, putBack) => putBack?.(),
    async onSettled(_, __, card, ____, { client }) {
      await refetchAfterLast(client, key, key)
      if (cardKey(card) === cardKey(owner)) await client.invalidateQueries({ queryKey: keys.ledger(owner) })
    },
  })
}
