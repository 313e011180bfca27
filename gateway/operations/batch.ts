import { bindingsCall } from '#core/calls.ts'
import type { Entry } from '#core/entry.ts'
import { readBindings } from '#core/operations.ts'
import { PortalError } from '#core/portal-error.ts'
import { mapOutcome, outcomeOf } from '#core/portal.ts'
import { ApiError } from '../api/api-error.ts'
import { type BatchCall, withEntry } from './batch-call.ts'
import { lastKnownBefore, lookFor } from './batch-look.ts'
import { entryIdIn, referenceFailed } from './batch-reference.ts'
import { segmentOf } from './batch-segment.ts'
import { sendSegment } from './batch-send.ts'
import { type End, type Work, attemptOf, createsOf, endBadly, endWell } from './batch-work.ts'
import type { Attempt, Context } from './context.ts'
import { holdFingerprint, stillOpen } from './create-once.ts'
import { entryAnswer } from './fields.ts'
import { checkBindings } from './perform.ts'

/**
 * Does up to 50 calls in their order, in one request to the portal where possible, and says of each what became of
 * it. Entries are written once, as createOnce does it: entries alike wait for each other, what a lost answer leaves
 * in doubt is looked for, and whatever else was lost is harmless to repeat. Errors: ApiError, PortalError where
 * nothing was done.
 */
export async function runBatch(context: Context, calls: readonly BatchCall[]): Promise<Map<string, End>> {
  const creates = createsOf(calls)
  // In one order everywhere: two batches never wait for each other in a circle.
  const fingerprints = [...new Set(creates.map(({ fingerprint }) => fingerprint))].toSorted()
  for (const fingerprint of fingerprints) await holdFingerprint(context, fingerprint)
  const earlier = context.journal?.attempt ?? null
  const owners = creates.map(({ owner }) => owner)
  const known = earlier ?? (await lastKnownBefore(context, owners))
  const bound = { after: known.after, dated: known.dated, sentAt: known.sentAt ?? context.date() }
  const state = { ends: new Map(), fresh: new Set<number>(), tries: new Map() }
  const work: Work = { context, calls, ...state, done: new Map(earlier?.done), bound, openUntil: 0 }
  if (earlier) await takeUp(work, earlier)
  const refusal = await doAll(work)

  if (refusal) {
    const ends = [...work.ends.values()]
    if (!ends.some((end) => end.ok || end.isOpen)) {
      // What was lost on the way may be open still, whatever the last word was.
      const isInDoubt = earlier !== null || work.tries.size > 0
      await context.journal?.remember(isInDoubt ? attemptOf(work, work.openUntil) : null)
      throw refusal
    }
    for (const call of left(work)) endBadly(work, call, refusal)
  }
  if ([...work.ends.values()].some((end) => !end.ok && end.isOpen)) await leaveOff(work)
  return work.ends
}

/** Those of the calls that have no end yet. */
function left({ calls, ends }: Work, of = calls): BatchCall[] {
  return of.filter(({ id }) => !ends.has(id))
}

/** Another try of a request that left something open: what is done is done, and the rest is looked for first. */
async function takeUp(work: Work, { openUntil }: Attempt): Promise<void> {
  const { context, calls, done } = work
  for (const call of calls) {
    const entry = done.get(call.id)
    if (entry) endWell(work, call, { data: entry })
  }
  const missing = await lookFor(work, createsOf(calls))
  if (context.date() >= openUntil) return
  work.openUntil = openUntil
  const error = stillOpen({ openUntil }, context.date())
  for (const { call } of missing) work.ends.set(call.id, { ok: false, error, isOpen: true })
}

/** Writes down what the same request needs when it comes again; nothing where it wrote no entry. */
async function leaveOff(work: Work): Promise<void> {
  const creates = createsOf(work.calls)
  if (creates.length === 0) return
  const done: [string, Entry][] = creates.flatMap(({ call: { id } }) => {
    const end = work.ends.get(id)
    const entry = end?.ok === true ? entryAnswer.safeParse(end.outcome.data) : null
    return entry?.success ? [[id, entry.data]] : []
  })
  await work.context.journal?.remember({ ...attemptOf(work, work.openUntil), done })
}

/** Answers with the refusal that shut out the rest; null where every call had its turn. */
async function doAll(work: Work): Promise<PortalError | null> {
  let pending = left(work)
  while (pending.length > 0) {
    pending = pending.flatMap((call) => followReference(work, call) ?? [])
    try {
      const segment = segmentOf(pending)
      await checkEntries(work, segment)
      const allowed = left(work, segment)
      if (allowed.length > 0) await sendSegment(work, allowed)
    } catch (error) {
      if (!(error instanceof PortalError)) throw error
      return error
    }
    pending = left(work, pending)
  }
  return null
}

/** Puts the id in where it is known by now; null, and an end, where there will be none. */
function followReference(work: Work, call: BatchCall): BatchCall | null {
  const end = call.needs && work.ends.get(call.needs.callId)
  if (!call.needs || !end) return call
  const { callId, written } = call.needs
  if (!end.ok) {
    endBadly(work, call, referenceFailed(callId, end.error.retryAfter))
    return null
  }
  const id = entryIdIn(end.outcome.data, call.needs)
  if (id !== null) return withEntry(call, id)
  endBadly(
    work,
    call,
    new ApiError('REFERENCE_FAILED', `${written}: call "${callId}" brought no such entry.`),
  )
  return null
}

/** A key for some kinds of cards: where the entries show is asked in one request for all. */
async function checkEntries(work: Work, segment: readonly BatchCall[]): Promise<void> {
  const { key, portal, written } = work.context
  const types = key.entityTypes
  if (!types) return
  const own = new Set(written.map(({ entryId }) => entryId))
  const about = new Map<number, BatchCall[]>()
  for (const call of segment) {
    const { entryId } = call.prepared
    if (entryId === null || call.needs || own.has(entryId)) continue
    about.set(entryId, [...(about.get(entryId) ?? []), call])
  }
  if (about.size === 0) return
  const rows = await portal.batch(
    Object.fromEntries([...about.keys()].map((id) => [`e${id}`, bindingsCall(id)])),
    { halt: false },
  )
  for (const [id, calls] of about) {
    const bindings = mapOutcome(outcomeOf(rows, `e${id}`), readBindings)
    for (const call of calls) {
      try {
        if (!bindings.ok) throw bindings.error
        checkBindings(call.prepared, bindings.value, types)
      } catch (error) {
        endBadly(work, call, error)
      }
    }
  }
}
