import { z } from '@hono/zod-openapi'
import { ApiError } from '../api/api-error.ts'
import type { KeyedRequest } from '../store/store.ts'
import type { Attempt, Context, Journal } from './context.ts'
import { entryAnswer } from './fields.ts'
import { storeClaims, storeEnd } from './store-end.ts'
import { waitForLock } from './wait-for-lock.ts'

/** How long an answer is replayed, in milliseconds. */
export const REPLAY_MS = 24 * 3_600_000

export interface Ended {
  status: number
  /** JSON. */
  body: string
  /** Something of it is in doubt or still to do: the answer is not kept, and the same key goes on with it. */
  isOpen?: boolean
}

export interface Keyed {
  idempotencyKey: string
  /** SHA-256 of what is asked: method, address and body. */
  requestHash: string
}

/** What a request may use before it is run. */
export type Base = Omit<Context, 'journal' | 'written' | 'warnings' | 'held'>

/**
 * Runs one request to its end and writes the end down before anybody hears of it: the entries it wrote are claimed,
 * and the answer of a keyed one is kept for 24 hours. `handle` never rejects. Errors: IDEMPOTENCY_KEY_REUSED,
 * IDEMPOTENCY_IN_PROGRESS, IDEMPOTENCY_ANSWER_DROPPED; INTERNAL_ERROR where the end of a keyed one could not be stored.
 */
export async function runRequest(
  base: Base,
  keyed: Keyed | null,
  handle: (context: Context) => Promise<Ended>,
): Promise<Ended & { replayed: boolean }> {
  const context: Context = { ...base, journal: null, written: [], warnings: new Set(), held: [] }
  try {
    if (keyed) return await runKeyed(context, keyed, handle)
    return { ...(await storeClaims(context, await handle(context))), replayed: false }
  } finally {
    await Promise.all(context.held.map((lock) => lock.release()))
  }
}

async function runKeyed(
  context: Context,
  { idempotencyKey, requestHash }: Keyed,
  handle: (context: Context) => Promise<Ended>,
): Promise<Ended & { replayed: boolean }> {
  const { store, key, date } = context
  const lock = await waitForLock(context, `once:${key.id}:${idempotencyKey}`)
  if (!lock) throw new ApiError('IDEMPOTENCY_IN_PROGRESS', undefined, { retryAfter: 2 })
  context.held.push(lock)
  const found = await store.idempotency.find(key.id, idempotencyKey)
  const row = found && isAlive(found, date()) ? found : null
  if (row && row.requestHash !== requestHash) throw new ApiError('IDEMPOTENCY_KEY_REUSED')
  if (row?.answer) return replay(row.answer)

  const request = row ?? {
    keyId: key.id,
    idempotencyKey,
    requestHash,
    answer: null,
    attempt: null,
    createdAt: date(),
  }
  const journal = await journalOf(context, request)
  const ended = await handle({ ...context, journal })
  if (ended.status < 400 && ended.isOpen !== true)
    await storeEnd(context, { ...request, attempt: null }, ended)
  // What is done is claimed, and what is known of the rest is kept.
  else if (ended.status < 400 && journal.attempt) {
    const attempt = JSON.stringify(journal.attempt)
    await storeEnd(context, { ...request, attempt }, ended)
  }
  // Nothing was done, so the key is free again; what is still in doubt keeps it.
  else if (!journal.attempt) await store.idempotency.remove(key.id, idempotencyKey)
  return { ...ended, replayed: false }
}

/** A request that was done is not done again, though its answer be dropped. */
function replay({ status, body }: NonNullable<KeyedRequest['answer']>): Ended & { replayed: boolean } {
  if (body === null) throw new ApiError('IDEMPOTENCY_ANSWER_DROPPED')
  return { status, body, replayed: true }
}

/** True for a request whose answer is replayed, or whose fate is open. */
function isAlive({ createdAt, answer, attempt }: KeyedRequest, now: number): boolean {
  return createdAt > now - REPLAY_MS && (answer !== null || attempt !== null)
}

const attemptShape = z.object({
  after: z.number(),
  dated: z.number().nullable().default(null),
  sentAt: z.number().nullable().default(null),
  openUntil: z.number(),
  done: z.array(z.tuple([z.string(), entryAnswer])).optional(),
})

async function journalOf(context: Context, request: KeyedRequest): Promise<Journal> {
  const { store, date, queueTimeout, portalTimeout } = context
  const journal: Journal = {
    attempt: request.attempt === null ? null : attemptShape.parse(JSON.parse(request.attempt)),
    async remember(attempt: Attempt | null) {
      journal.attempt = attempt
      await store.idempotency.save({ ...request, attempt: attempt && JSON.stringify(attempt) })
    },
  }
  const latest = date() + queueTimeout + portalTimeout
  // Written down by a clock that was set back since: it may be open, but no longer than any other.
  if (journal.attempt && journal.attempt.openUntil > latest)
    await journal.remember({ ...journal.attempt, openUntil: latest })
  return journal
}
