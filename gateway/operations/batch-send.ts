import { readEntry } from '#core/operations.ts'
import { type PortalError, toPortalError } from '#core/portal-error.ts'
import { type Answer, BATCH_LIMIT, type Outcome, done, failed } from '#core/portal.ts'
import { DONE } from './accepted.ts'
import { type BatchCall, withEntry } from './batch-call.ts'
import { lookFor } from './batch-look.ts'
import { newestOf } from './bound.ts'
import { commandOf, entryIdIn } from './batch-reference.ts'
import { refersWithin } from './batch-segment.ts'
import {
  type Work,
  attemptOf,
  createOf,
  createsOf,
  endBadly,
  endOpen,
  endWell,
  endWritten,
  isShutOut,
} from './batch-work.ts'
import { isLost } from './create-once.ts'
import { isSlow, mayWorkFor, untilSure } from './look-again.ts'
import { createOnCard, looksAt } from './new-cards.ts'

/**
 * Sends the calls of one segment in one request, and ends those whose fate it tells; what is left is to be sent again.
 * Errors: PortalError where the request as a whole was refused, so that nothing of it was done.
 */
export async function sendSegment(work: Work, segment: readonly BatchCall[]): Promise<void> {
  const { context } = work
  const [only] = segment
  if (segment.length === 1 && only && !only.prepared.entry) return runAlone(work, only)
  const at = context.now()
  // It may leave as late as the line lets it, and then the portal has its time.
  const openUntil = context.date() + context.queueTimeout + context.portalTimeout
  if (createsOf(segment).length > 0) await context.journal?.remember(attemptOf(work, openUntil))
  let rows: Record<string, Outcome<Answer>>
  try {
    rows = await request(work, segment)
  } catch (error) {
    const known = toPortalError(error)
    if (!isLost(known)) throw known
    return inDoubt(work, segment, known)
  }
  for (const call of segment) {
    const row = rows[call.name]
    // After a halt the rest was not even tried.
    if (row) await endRow(work, call, row, at)
  }
}

async function request(
  { context }: Work,
  segment: readonly BatchCall[],
): Promise<Record<string, Outcome<Answer>>> {
  const [only] = segment
  const owners = createsOf(segment).map(({ owner }) => owner)
  const [owner] = owners
  if (segment.length === 1 && only && owner) {
    try {
      return { [only.name]: done(await createOnCard(context, owner, only.prepared.call())) }
    } catch (error) {
      const known = toPortalError(error)
      if (isLost(known) || isShutOut(known)) throw known
      return { [only.name]: failed(known) }
    }
  }
  const byId = new Map(segment.map((call) => [call.id, call]))
  const commands = segment.map((call) => {
    const source = call.needs ? byId.get(call.needs.callId) : undefined
    return [call.name, commandOf(call, source)] as const
  })
  // Once a command failed, a portal puts something else than an id in the place of a reference to it.
  const halt = refersWithin(segment)
  const looks = await looksAt(context, owners, BATCH_LIMIT - segment.length)
  const rows = await context.portal.batch({ ...Object.fromEntries(commands), ...looks.calls }, { halt })
  await looks.read(rows)
  return rows
}

async function endRow(work: Work, call: BatchCall, row: Outcome<Answer>, at: number): Promise<void> {
  const create = createOf(call)
  try {
    if (!row.ok) throw row.error
    if (create) {
      const entry = readEntry(row.value)
      work.context.numbering.tell(work.context.portalId, newestOf([entry]), at)
      work.fresh.add(entry.id)
      return endWritten(work, create, entry)
    }
    const known = withSource(work, call)
    // Its entry turned out to be in doubt: it is done again once the id is known.
    if (known) endWell(work, known, known.prepared.read(row.value))
  } catch (error) {
    if (create && isLost(error)) return inDoubt(work, [call], error)
    if (isDoneAlready(work, call, error)) return endWell(work, call, DONE)
    const known = withSource(work, call)
    if (!known) return
    if (needsCare(work, known, error)) return runAlone(work, known)
    endBadly(work, call, error)
  }
}

function withSource({ ends }: Work, call: BatchCall): BatchCall | null {
  if (!call.needs) return call
  const end = ends.get(call.needs.callId)
  const id = end?.ok === true ? entryIdIn(end.outcome.data, call.needs) : null
  return id === null ? null : withEntry(call, id)
}

/** Answers were lost: the entries are looked for, and what may be sent once more is left without an end. */
async function inDoubt(work: Work, calls: readonly BatchCall[], error: PortalError): Promise<void> {
  const { context, ends, tries } = work
  const until = context.date() + mayWorkFor(error, context.portalTimeout)
  let missing = createsOf(calls)
  let isUnseen = false
  try {
    await untilSure(context, error, async (lasting) => {
      if (missing.length > 0) missing = await lookFor({ ...work, context: lasting }, missing)
      return missing.length === 0 || null
    })
  } catch {
    isUnseen = true
  }
  for (const call of calls) {
    if (ends.has(call.id)) continue
    const times = (tries.get(call.id) ?? 0) + 1
    tries.set(call.id, times)
    // A slow portal may still be writing it, and one that cannot be read may have it: sending it now could make two.
    if (createOf(call) && (isUnseen || isSlow(error) || times > 1)) endOpen(work, call, error, until)
    else if (times > 1) endBadly(work, call, error)
  }
}

/** By itself, with all the care a single request can take. */
async function runAlone(work: Work, call: BatchCall): Promise<void> {
  try {
    endWell(work, call, await call.prepared.run(work.context))
  } catch (error) {
    if (isShutOut(error)) throw error
    endBadly(work, call, error)
  }
}

/** What was to be taken away is gone, and our own first try may have been the one that took it. */
function isDoneAlready({ tries }: Work, { id, operation }: BatchCall, error: unknown): boolean {
  const { action } = operation
  const { code } = toPortalError(error)
  return tries.has(id) && code === 'notFound' && (action === 'delete' || action === 'delete_note')
}

/** Refusals that a single request would not believe at once. */
function needsCare({ fresh, tries }: Work, { id, operation, prepared }: BatchCall, error: unknown): boolean {
  const { action } = operation
  const { code, mayHaveHappened } = toPortalError(error)
  if (mayHaveHappened || code === 'refused') return true
  // With all places taken a portal refuses even what is pinned already; what is new cannot be.
  const isNew = fresh.has(prepared.entryId ?? 0) && !tries.has(id)
  if (action === 'pin') return code === 'pinLimit' && !isNew
  return (action === 'bind' || action === 'unbind') && code === 'notFound'
}
