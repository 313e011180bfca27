import type { Kysely } from 'kysely'

/** The cards that a portal was asked for and has: on others no one would see an entry. */
export async function knownCards(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('known_card')
    .addColumn('portal_id', 'text', (column) => column.notNull())
    .addColumn('entity_type_id', 'bigint', (column) => column.notNull())
    .addColumn('entity_id', 'bigint', (column) => column.notNull())
    .addColumn('seen_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('known_card_pkey', ['portal_id', 'entity_type_id', 'entity_id'])
    .execute()
  await db.schema.createIndex('known_card_age').on('known_card').column('seen_at').execute()
}
