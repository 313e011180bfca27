import type { Card } from '#core/entity-types.ts'
import type { Entry, NewEntry } from '#core/entry.ts'
import { PortalError } from '#core/portal-error.ts'
import { ApiError } from '../api/api-error.ts'
import { toApiError } from '../api/portal-refusal.ts'
import { TurnedAway } from '../queue/turned-away.ts'
import type { BatchCall } from './batch-call.ts'
import type { Bound } from './bound.ts'
import type { Attempt, Context } from './context.ts'
import { claim, fingerprintOf, isLost } from './create-once.ts'
import type { Outcome } from './operation.ts'

/** What became of one call. */
export type End =
  | { ok: true; outcome: Outcome }
  /** `isOpen`: the entry may be there or may still come, or the call never had its turn. Not the last word on it. */
  | { ok: false; error: ApiError; isOpen: boolean }

/** A batch under way. */
export interface Work {
  context: Context
  calls: readonly BatchCall[]
  ends: Map<string, End>
  /** Entries whose own answer came: nothing was done to them before it. */
  fresh: Set<number>
  /** How often each call was sent without an answer. */
  tries: Map<string, number>
  /** Entries that an earlier try of the same request left claimed, by the ids of their calls. */
  done: ReadonlyMap<string, Entry>
  /** What was there before anything left. */
  bound: Bound
  /** Unix milliseconds; until then the portal may be at work on what is open. 0 where it is surely not. */
  openUntil: number
}

/** A call that writes an entry. */
export interface Create {
  call: BatchCall
  owner: Card
  entry: NewEntry
  fingerprint: string
}

/** The call as one that writes an entry; null for any other. */
export function createOf(call: BatchCall): Create | null {
  const { card, entry } = call.prepared
  if (!card || !entry) return null
  const owner = { entityTypeId: card.entityTypeId, entityId: card.entityId }
  return { call, owner, entry, fingerprint: fingerprintOf(owner, entry) }
}

export function createsOf(calls: readonly BatchCall[]): Create[] {
  return calls.flatMap((call) => createOf(call) ?? [])
}

export function endWell({ ends }: Work, { id }: BatchCall, outcome: Outcome): void {
  ends.set(id, { ok: true, outcome })
}

/** Ends a call with the entry it wrote: from here on the entry is this request's own. */
export function endWritten(work: Work, { call, owner, fingerprint }: Create, entry: Entry): void {
  claim({ ...work.context, run: call.mark }, owner, fingerprint, entry)
  endWell(work, call, { data: entry })
}

export function endBadly({ ends }: Work, { id, operation }: BatchCall, error: unknown): void {
  const isOpen = isLost(error) || isShutOut(error)
  ends.set(id, { ok: false, error: toApiError(error, operation.missing), isOpen })
}

/** True where it is not about the call: another one would fare no better, and this one may fare better later. */
export function isShutOut(error: unknown): error is PortalError {
  const isKnown = error instanceof PortalError
  return isKnown && (error instanceof TurnedAway || error.code === 'rateLimit' || error.code === 'authLost')
}

/** What the same request has to know when it comes again. */
export function attemptOf({ bound, done }: Work, openUntil: number): Attempt {
  return { ...bound, openUntil, done: [...done] }
}

/** Ends a create whose fate nobody knows: not found, and maybe still to come until `until`. */
export function endOpen(work: Work, { id }: BatchCall, error: PortalError, until: number): void {
  const { code, retryAfter = 5 } = toApiError(error)
  work.openUntil = Math.max(work.openUntil, until)
  const hint = work.context.journal
    ? 'Send the same request with the same Idempotency-Key again: it is looked for first.'
    : 'Look for it with list before you send it again.'
  const words = 'The portal did not answer, and may have written this entry or may still do so.'
  work.ends.set(id, { ok: false, error: new ApiError(code, words, { retryAfter, hint }), isOpen: true })
}
