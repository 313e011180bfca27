import { sql, type Kysely } from 'kysely'
import { FAR, ROUNDING, waitFor } from './bucket-rule.ts'
import type { Schema } from './schema.ts'
import type { BucketRule, BucketStore } from './store.ts'

/** Leaky buckets, in either engine. A pour is one statement: the row's lock makes it one after the other. */
export function bucketStore(db: Kysely<Schema>): BucketStore {
  return {
    async pour(name, rule, now) {
      const level = await pourIn(db, name, rule, now)
      if (level !== null) return { ok: true, level, waitMs: 0 }
      const full = await levelOf(db, name, rule, now)
      return { ok: false, level: full, waitMs: waitFor(full, rule) }
    },
  }
}

/** The level with the new drop; null where there was no room for it. */
async function pourIn(
  db: Kysely<Schema>,
  name: string,
  rule: BucketRule,
  now: number,
): Promise<number | null> {
  if (rule.capacity < 1) return null
  const rest = remaining(rule, now)
  const room = rule.capacity - 1 + ROUNDING
  const row = await db
    .insertInto('bucket')
    .values({ name, level: 1, poured_at: now })
    .onConflict((conflict) =>
      conflict
        .column('name')
        .doUpdateSet({
          level: sql<number>`${rest} + 1`,
          // Clocks of two gateways differ: the later one counts, or what ran out would run out twice.
          poured_at: sql<number>`case when bucket.poured_at between ${at(now)} and ${at(now + FAR)}
            then bucket.poured_at else ${at(now)} end`,
        })
        .where(sql<boolean>`${rest} <= ${drops(room)}`),
    )
    .returning('level')
    .executeTakeFirst()
  return row?.level ?? null
}

async function levelOf(db: Kysely<Schema>, name: string, rule: BucketRule, now: number): Promise<number> {
  const row = await db
    .selectFrom('bucket')
    .select(remaining(rule, now).as('level'))
    .where('name', '=', name)
    .executeTakeFirst()
  return row?.level ?? 0
}

/** What has not run out at `now`. */
function remaining({ perSecond }: BucketRule, now: number) {
  const ran = sql`(${at(now)} - bucket.poured_at) * ${drops(perSecond / 1000)}`
  return sql<number>`case when bucket.poured_at > ${at(now + FAR)} then 0
    when bucket.poured_at >= ${at(now)} then bucket.level
    when bucket.level > ${ran} then bucket.level - ${ran} else 0 end`
}

// PostgreSQL takes a bare parameter for text.
function at(now: number) {
  return sql`cast(${now} as bigint)`
}

function drops(count: number) {
  return sql`cast(${count} as double precision)`
}
