import { PAGE_SIZE, listCall } from './calls.ts'
import { pinCall, unpinCall } from './write-calls.ts'
import type { Card } from './entity-types.ts'
import type { Entry } from './entry.ts'
import { readList } from './operations.ts'
import { PortalError } from './portal-error.ts'
import { type Answer, type Call, type Outcome, type Portal, outcomeOf } from './portal.ts'
import { repeatable, settled } from './settle.ts'

/** Entries in one request: `pin wanted`, and two commands for each of them. */
const CHECKED_AT_ONCE = 24

/** Pages of the list that one request reads ahead of the checks. */
const PAGES_AT_ONCE = 5

export interface PinCheck {
  /** What this step found pinned, and what it found not pinned. */
  pinned: Entry[]
  free: Entry[]
  /** A pin that was cut off in the middle of its check and is set again; null where there was none. */
  mended: Entry | null
  /** How many entries were checked so far, and how many there are. */
  checked: number
  all: number
  /** True where the card was not full after all: the wanted entry is pinned now, and nothing else was touched. */
  room: boolean
}

/**
 * Finds the pins of a full card, newest entry first, and leaves every pin as it is: there `unpin e, pin e` succeeds only
 * where e was pinned (portal-behaviour of on-premise builds: pinning counts before it sets). Each step is one request;
 * whoever reads no further stops the search. `known` are entries that the card's own list does not name.
 *
 * Errors: those of a request or of the wanted pin; a pair that was cut in the middle is mended first.
 */
export async function* findPins(
  portal: Portal,
  owner: Card,
  wantedId: number,
  known: readonly Entry[],
): AsyncGenerator<PinCheck, void> {
  let checked = 0
  for await (const { entries, all } of newestFirst(portal, owner, known)) {
    const queue = entries.filter((entry) => entry.id !== wantedId)
    checked += entries.length - queue.length
    while (queue.length > 0) {
      const step = await checkSome(portal, owner, wantedId, queue.slice(0, CHECKED_AT_ONCE))
      const done = queue.splice(0, step.count)
      checked += done.length
      yield {
        pinned: done.filter((entry) => step.pinned.has(entry.id)),
        free: done.filter((entry) => step.free.has(entry.id)),
        mended: step.mended,
        checked,
        all,
        room: step.room,
      }
      if (step.room) return
    }
  }
}

/** The entries of the card and the known ones, newest first, as the pages come. */
async function* newestFirst(portal: Portal, owner: Card, known: readonly Entry[]) {
  const waiting = new Map(known.map((entry) => [entry.id, entry]))
  const seen = new Set<number>()
  let offset = 0
  let total: number | null = null
  for (let more = true; more; offset += PAGES_AT_ONCE * PAGE_SIZE) {
    const calls: [string, Call][] = Array.from({ length: PAGES_AT_ONCE }, (_, k) => [
      `list${k}`,
      listCall(owner, 'newest', offset + k * PAGE_SIZE),
    ])
    const rows = await portal.batch(Object.fromEntries(calls), { halt: false })
    const lists = calls.map(([name]) => readList(valueOf(outcomeOf(rows, name))))
    const listed = new Map(lists.flatMap(({ entries }) => entries).map((entry) => [entry.id, entry]))
    const fresh = [...listed.values()].filter(({ id }) => !seen.has(id))
    total = lists.find((list) => list.total !== null)?.total ?? total
    for (const { id } of fresh) {
      seen.add(id)
      waiting.delete(id)
    }
    more = fresh.length > 0 && (total === null || seen.size < total)
    const lowest = more ? Math.min(...fresh.map(({ id }) => id)) : 0
    const due = [...waiting.values()].filter(({ id }) => id > lowest)
    const all = Math.max(total ?? 0, seen.size) + waiting.size
    for (const { id } of due) {
      seen.add(id)
      waiting.delete(id)
    }
    yield { entries: [...fresh, ...due].toSorted((one, other) => other.id - one.id), all }
  }
}

interface Step {
  room: boolean
  /** How many of the entries, from the first on, this request has told about. */
  count: number
  pinned: ReadonlySet<number>
  free: ReadonlySet<number>
  mended: Entry | null
}

async function checkSome(
  portal: Portal,
  owner: Card,
  wantedId: number,
  entries: readonly Entry[],
): Promise<Step> {
  const pinned = new Set<number>()
  const free = new Set<number>()
  const told = (count: number): Step => ({ room: false, count, pinned, free, mended: null })
  const rows = await repeatable(() => portal.batch(checkCalls(owner, wantedId, entries), { halt: false }))
  const wanted = outcomeOf(rows, 'wanted')
  if (wanted.ok) return { ...told(0), room: true }
  if (wanted.error.code !== 'pinLimit') throw wanted.error

  for (const [k, entry] of entries.entries()) {
    const off = outcomeOf(rows, `unpin${k}`)
    const on = outcomeOf(rows, `pin${k}`)
    // Not on the card any more: it holds no slot, and what follows was not run.
    if (!off.ok && off.error.code === 'notFound') return told(k + 1)
    if (!off.ok) throw off.error
    if (!on.ok && on.error.code === 'pinLimit') {
      free.add(entry.id)
      continue
    }
    const isPinned = on.ok || (await pinnedAgain(portal, owner, entry))
    ;(isPinned ? pinned : free).add(entry.id)
    return { ...told(k + 1), mended: isPinned && !on.ok ? entry : null }
  }
  return told(entries.length)
}

/**
 * Each pair runs only where the pin before it was refused because the card is full, which is the error 0: entry 123 is
 * named `123e0`, a number to PHP. After a success there is no error to put in, a code of letters makes no number, and
 * 100, which the portal says of both, makes `123e100`, which is no entry. So once a slot is free nothing more is touched.
 */
function checkCalls(owner: Card, wantedId: number, entries: readonly Entry[]): Record<string, Call> {
  const calls: Record<string, Call> = { wanted: pinCall(owner, wantedId) }
  let before = 'wanted'
  for (const [k, { id }] of entries.entries()) {
    const guarded = `${id}e$error[${before}][error]`
    calls[`unpin${k}`] = unpinCall(owner, guarded)
    calls[`pin${k}`] = pinCall(owner, guarded)
    before = `pin${k}`
  }
  return calls
}

/** Mends a pair whose pin failed: on a card that is full without it, it held no slot. */
async function pinnedAgain(portal: Portal, owner: Card, entry: Entry): Promise<boolean> {
  try {
    await settled(async () => void (await portal.call(pinCall(owner, entry.id))))
    return true
  } catch (error) {
    if (error instanceof PortalError && error.code === 'pinLimit') return false
    throw new LostPin(entry, error)
  }
}

/** A pin that may have been lost in a search, and why it could not be set again. */
export class LostPin extends PortalError {
  readonly entry: Entry

  constructor(entry: Entry, cause: unknown) {
    const known = cause instanceof PortalError ? cause : null
    super(known?.code ?? 'unknown', known ?? {})
    this.name = 'LostPin'
    this.entry = entry
  }
}

function valueOf(outcome: Outcome<Answer>): Answer {
  if (!outcome.ok) throw outcome.error
  return outcome.value
}
