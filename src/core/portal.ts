import { PortalError, toPortalError } from './portal-error.ts'

/** A value that survives JSON and a form body alike. */
export type Param = string | number | boolean | null | Param[] | { [name: string]: Param }

export type Params = Record<string, Param>

/** One REST call: `write` marks what must never be repeated blindly. */
export interface Call {
  method: string
  params?: Params
  write?: boolean
  /** Left out of a batch where it would have to wait or be refused: the others go without it. */
  optional?: boolean
}

/** A success as it came over the wire, unparsed; `total` only where the portal counted. */
export interface Answer {
  result: unknown
  total: number | null
}

/** What became of one thing among several: its value, or why there is none. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; error: PortalError }

/**
 * The one seam between Trail and a Bitrix24 portal. Adapters translate and decide nothing.
 *
 * `call` rejects with PortalError only. `batch` is one HTTP request of 1 to 50 named commands that run in the
 * order given and may refer to earlier answers (REST docs: batch); every name gets its own outcome, and only a
 * failure of the whole request rejects. With `halt` the portal stops at the first failure, and the names it never
 * came to are left out: there a reference to a failed command would bring something else than an id.
 */
export interface Portal {
  call(call: Call): Promise<Answer>
  batch(calls: Record<string, Call>, options: BatchOptions): Promise<Record<string, Outcome<Answer>>>
}

/** Required everywhere, so that no decorator can lose them. */
export interface BatchOptions {
  halt: boolean
}

/** Commands one batch may hold (REST docs: batch). */
export const BATCH_LIMIT = 50

/** What was learned of a portal and is remembered between visits; a lost value only costs one request. */
export interface Memory {
  read(key: string): string | null
  write(key: string, value: string): void
}

export function failed<T>(error: PortalError): Outcome<T> {
  return { ok: false, error }
}

export function done<T>(value: T): Outcome<T> {
  return { ok: true, value }
}

/** A row of a batch by name; one the portal skipped counts as unreadable. */
export function outcomeOf(rows: Record<string, Outcome<Answer>>, name: string): Outcome<Answer> {
  return rows[name] ?? failed(new PortalError('unreadable', { method: name }))
}

/** Reads a row's value; a shape nobody knows makes it a failed one. */
export function mapOutcome<A, B>(outcome: Outcome<A>, read: (value: A) => B): Outcome<B> {
  if (!outcome.ok) return outcome
  try {
    return done(read(outcome.value))
  } catch (error) {
    return failed(toPortalError(error))
  }
}
