import { ApiError } from '../api/api-error.ts'
import { describeError } from '../ops/describe-error.ts'
import type { KeyedRequest, WrittenEntry } from '../store/store.ts'
import type { Context } from './context.ts'
import { SAME_KEY } from './create-once.ts'
import { keptBody, withWarning } from './kept-answer.ts'
import type { Ended } from './run-request.ts'

/** Claims what a request without a key wrote. Where that fails its answer says so: an error would have it sent again. */
export async function storeClaims(context: Context, ended: Ended): Promise<Ended> {
  try {
    await context.store.entries.add(context.written)
    return ended
  } catch (error) {
    logFailure(context, error)
    return ended.status < 400
      ? { ...ended, body: withWarning(ended.body, unclaimed(context.written)) }
      : ended
  }
}

/**
 * Keeps how a request with a key ended, with the claims of what it wrote. Errors: INTERNAL_ERROR with retryAfter; what
 * it sent was written down before, so the same request looks for it first.
 */
export async function storeEnd(context: Context, request: KeyedRequest, ended: Ended): Promise<void> {
  const answer = request.attempt === null ? { status: ended.status, body: keptBody(ended.body) } : null
  try {
    await context.store.idempotency.finish({ ...request, answer }, context.written)
  } catch (error) {
    logFailure(context, error)
    const message = 'The request was done, but the gateway could not store that.'
    throw new ApiError('INTERNAL_ERROR', message, { retryAfter: 5, hint: SAME_KEY })
  }
}

function logFailure({ log, key, written }: Context, error: unknown): void {
  const entries = written.map(({ entryId }) => entryId)
  log.error({ key: key.prefix, entries, error: describeError(error) }, 'what was written could not be stored')
}

function unclaimed(written: readonly WrittenEntry[]): string {
  const ids = written.map(({ entryId }) => entryId).join(', ')
  const runs = written.some(({ run }) => run !== null) ? ' It will be missing from its run.' : ''
  return `The gateway could not store that it wrote entry ${ids}: do not send the request again.${runs}`
}
