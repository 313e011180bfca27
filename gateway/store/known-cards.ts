import type { Kysely } from 'kysely'
import { type Card, cardKey } from '#core/entity-types.ts'
import type { Schema } from './schema.ts'
import type { KnownCardStore } from './store.ts'

/** Cards that are known without a look into the database: agents write on the same ones again and again. */
const IN_MEMORY = 10_000

/** The cards that a portal has, in either engine. */
export function knownCardStore(db: Kysely<Schema>): KnownCardStore {
  const recent = new Set<string>()

  function remember(portalId: string, card: Card): void {
    if (recent.size >= IN_MEMORY) recent.clear()
    recent.add(nameOf(portalId, card))
  }

  return {
    async unknown(portalId, cards) {
      const asked = cards.filter((card) => !recent.has(nameOf(portalId, card)))
      if (asked.length === 0) return []
      const rows = await db
        .selectFrom('known_card')
        .select(['entity_type_id', 'entity_id'])
        .where('portal_id', '=', portalId)
        .where((row) =>
          row.or(
            asked.map(({ entityTypeId, entityId }) =>
              row.and([row('entity_type_id', '=', entityTypeId), row('entity_id', '=', entityId)]),
            ),
          ),
        )
        .execute()
      for (const row of rows)
        remember(portalId, { entityTypeId: row.entity_type_id, entityId: row.entity_id })
      return asked.filter((card) => !recent.has(nameOf(portalId, card)))
    },

    async add(portalId, cards, at) {
      if (cards.length === 0) return
      const once = new Map(cards.map((card) => [cardKey(card), card]))
      // In one order everywhere: two requests that add the same cards never wait for each other in a circle.
      const sorted = [...once].toSorted(([one], [other]) => (one < other ? -1 : 1))
      const rows = sorted.map(([, { entityTypeId, entityId }]) => ({
        portal_id: portalId,
        entity_type_id: entityTypeId,
        entity_id: entityId,
        seen_at: at,
      }))
      await db
        .insertInto('known_card')
        .values(rows)
        .onConflict((conflict) =>
          conflict
            .columns(['portal_id', 'entity_type_id', 'entity_id'])
            .doUpdateSet(({ ref }) => ({ seen_at: ref('excluded.seen_at') })),
        )
        .execute()
      for (const card of once.values()) remember(portalId, card)
    },

    async purge(before) {
      recent.clear()
      const { numDeletedRows } = await db
        .deleteFrom('known_card')
        .where('seen_at', '<', before)
        .executeTakeFirst()
      return Number(numDeletedRows)
    },
  }
}

function nameOf(portalId: string, card: Card): string {
  return `${portalId} ${cardKey(card)}`
}
