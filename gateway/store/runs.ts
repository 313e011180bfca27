import { sql, type ExpressionBuilder, type Kysely } from 'kysely'
import type { Schema } from './schema.ts'
import type { EntryStore, Run } from './store.ts'

type Query = Parameters<EntryStore['runs']>[0]

/**
 * Runs by their last entry, newest first. It walks back from the newest entry and stops at `limit` runs, so that a
 * page costs what it shows and not what the portal ever wrote.
 */
export async function findRuns(db: Kysely<Schema>, query: Query): Promise<Run[]> {
  if (query.limit <= 0 || query.entityTypes?.length === 0) return []
  const lasts = await lastEntries(db, query)
  if (lasts.length === 0) return []
  const runs = await summed(
    db,
    query,
    lasts.map((last) => last.id),
  )
  const byId = new Map(runs.map((run) => [run.id, run]))
  return lasts.flatMap((last) => byId.get(last.id) ?? [])
}

/** One run; null where there is none that may be seen. */
export async function findRun(
  db: Kysely<Schema>,
  { runId, ...query }: Parameters<EntryStore['run']>[0],
): Promise<Run | null> {
  if (query.entityTypes?.length === 0) return null
  const [run] = await summed(db, query, [runId])
  return run ?? null
}

async function lastEntries(db: Kysely<Schema>, { portalId, before, limit, entityTypes }: Query) {
  return db
    .selectFrom('entry')
    .select(({ ref }) => ref('entry.run_id').$castTo<string>().as('id'))
    .where('portal_id', '=', portalId)
    .where('run_id', 'is not', null)
    .$if(before !== null, (rows) => rows.where('created_at', '<', before))
    .$if(entityTypes !== null, (rows) => rows.where('entity_type_id', 'in', entityTypes ?? []))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('entry as later')
            .select(sql<number>`1`.as('one'))
            .whereRef('later.portal_id', '=', 'entry.portal_id')
            .whereRef('later.run_id', '=', 'entry.run_id')
            .$if(entityTypes !== null, (rows) => rows.where('later.entity_type_id', 'in', entityTypes ?? []))
            .where(sql<boolean>`(later.created_at, later.entry_id) > (entry.created_at, entry.entry_id)`),
        ),
      ),
    )
    .orderBy('created_at', 'desc')
    .orderBy('entry_id', 'desc')
    .limit(limit)
    .execute()
}

async function summed(
  db: Kysely<Schema>,
  { portalId, entityTypes }: Pick<Query, 'portalId' | 'entityTypes'>,
  ids: string[],
): Promise<Run[]> {
  const lastSaid = (row: ExpressionBuilder<Schema, 'entry'>, column: 'run_agent' | 'run_outcome') =>
    row
      .selectFrom('entry as said')
      .select(`said.${column}`)
      .where('said.portal_id', '=', portalId)
      .whereRef('said.run_id', '=', 'entry.run_id')
      .where(`said.${column}`, 'is not', null)
      .$if(entityTypes !== null, (rows) => rows.where('said.entity_type_id', 'in', entityTypes ?? []))
      .orderBy('said.created_at', 'desc')
      .orderBy('said.entry_id', 'desc')
      .limit(1)
  return db
    .selectFrom('entry')
    .select((row) => [
      row.ref('entry.run_id').$castTo<string>().as('id'),
      lastSaid(row, 'run_agent').as('agent'),
      lastSaid(row, 'run_outcome').as('outcome'),
      row.fn.min('created_at').as('startedAt'),
      row.fn.max('created_at').as('lastAt'),
      row.fn.countAll<number>().as('entries'),
    ])
    .where('portal_id', '=', portalId)
    .where('run_id', 'in', ids)
    .$if(entityTypes !== null, (rows) => rows.where('entity_type_id', 'in', entityTypes ?? []))
    .groupBy('run_id')
    .execute()
}
