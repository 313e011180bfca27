import type { Hono } from 'hono'
import type { z } from '@hono/zod-openapi'
import { wayOf } from '../portal/ways.ts'
import type { ApiKey, Run, WrittenEntry } from '../store/store.ts'
import { ApiError } from './api-error.ts'
import type { Env, Gateway } from './gateway.ts'
import type { Input } from './read-input.ts'
import { type runAnswer, type runRow, runsQuery } from './runs-shape.ts'
import { warningsOf } from './warnings.ts'

/** Runs that may end in one millisecond: each entry of a batch may belong to another. */
const TIES = 50

/** Entries of a run that are shown: one may go on for years. */
export const ENTRIES_AT_MOST = 1_000

/** Characters of a run's id at most. */
const ID_LENGTH = 64

/** GET /v1/runs and GET /v1/runs/:id: what was written with a run's mark, out of the store. */
export function runRoutes(app: Hono<Env>, gateway: Gateway): void {
  app.get('/v1/runs', async (c) => {
    const page = await listRuns(gateway, c.get('key'), c.req.query())
    return c.json({ success: true, ...page })
  })
  app.get('/v1/runs/:id', async (c) => {
    const found = await getRun(gateway, c.get('key'), c.req.param('id'))
    return c.json({ success: true, ...found })
  })
}

/** Runs that a key may see, newest first. Errors: INVALID_PARAMS, TOKEN_MISSING. */
export async function listRuns({ store, ways }: Gateway, key: ApiKey, query: Input) {
  const { limit, before = null } = readQuery(query)
  const { portalId } = (await wayOf(key, ways)).link
  const { entityTypes } = key
  const found = await store.entries.runs({ portalId, before, limit: limit + TIES, entityTypes })
  const page = pageOf(found, limit)
  const warnings = warningsOf(query, runsQuery)
  const next = page.length < found.length ? page.at(-1)?.lastAt : undefined
  const meta = { ...(next !== undefined && { next }), ...(warnings.length > 0 && { warnings }) }
  return { data: page.map(toRow), ...(Object.keys(meta).length > 0 && { meta }) }
}

/** One run, with the newest of the entries that a key may see. Errors: NOT_FOUND, TOKEN_MISSING. */
export async function getRun({ store, ways }: Gateway, key: ApiKey, runId: string) {
  const { portalId } = (await wayOf(key, ways)).link
  const query = { portalId, runId, entityTypes: key.entityTypes }
  // What is no run's id is in no store, and may be what a store does not even take.
  const run = runId.length <= ID_LENGTH && !runId.includes('\0') ? await store.entries.run(query) : null
  if (!run) throw new ApiError('NOT_FOUND', 'There is no such run, or none of its entries is for this key.')
  const { entries: total, ...about } = run
  const entries = await store.entries.ofRun({ ...query, limit: ENTRIES_AT_MOST })
  const data: z.infer<typeof runAnswer> = { ...about, ...timesOf(run), entries: entries.map(toEntry) }
  return { data, meta: { total } }
}

function readQuery(query: Input): z.output<typeof runsQuery> {
  const parsed = runsQuery.safeParse(query)
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`)
  throw new ApiError('INVALID_PARAMS', [...new Set(problems)].join('; '))
}

/** The cursor is a time, so runs with the same last one stay together. */
function pageOf(found: readonly Run[], limit: number): Run[] {
  const last = found[limit - 1]
  return found.filter(({ lastAt }, k) => k < limit || lastAt === last?.lastAt)
}

function toRow(run: Run): z.infer<typeof runRow> {
  return { ...run, ...timesOf(run) }
}

function timesOf({ startedAt, lastAt }: Run) {
  return { startedAt: iso(startedAt), lastAt: iso(lastAt) }
}

function toEntry({ entryId, title, entityTypeId, entityId, run, createdAt }: WrittenEntry) {
  return {
    id: entryId,
    title,
    owner: { entityTypeId, entityId },
    step: run?.step ?? null,
    outcome: run?.outcome ?? null,
    createdAt: iso(createdAt),
  }
}

function iso(at: number): string {
  return new Date(at).toISOString()
}
