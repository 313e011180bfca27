import { listCall } from '#core/calls.ts'
import type { Card } from '#core/entity-types.ts'
import type { Entry } from '#core/entry.ts'
import { readList } from '#core/operations.ts'
import { mapOutcome } from '#core/portal.ts'
import { type Create, type Work, endWritten } from './batch-work.ts'
import { type Bound, boundOf, newestOf } from './bound.ts'
import type { Context } from './context.ts'
import { lastKnown, lastKnownOr } from './create-once.ts'
import { newerThan, pickUnclaimed } from './find-unclaimed.ts'

/**
 * Looks for entries whose answers were lost, each card read once, and ends the calls whose entries are there. Answers
 * those that were not found. Errors: those of the list.
 */
export async function lookFor(work: Work, creates: readonly Create[]): Promise<Create[]> {
  const { context, bound, ends } = work
  const left = creates.filter(({ call }) => !ends.has(call.id))
  const missing: Create[] = []
  for (const [card, owner] of cardsOf(left.map((create) => create.owner))) {
    const group = left.filter((create) => nameOf(create.owner) === card)
    const newer = await newerThan(context, owner, bound)
    // First those that are the same to the letter: what a portal rewrote must not take another one's entry.
    const rewritten = await takeFrom(work, group, (create) =>
      newer.filter(({ text }) => text === create.entry.text),
    )
    missing.push(...(await takeFrom(work, rewritten, () => newer)))
  }
  return missing
}

async function takeFrom(
  work: Work,
  creates: readonly Create[],
  candidates: (create: Create) => readonly Entry[],
): Promise<Create[]> {
  const missing: Create[] = []
  for (const create of creates) {
    const found = await pickUnclaimed(work.context, create.entry, candidates(create))
    if (found) endWritten(work, create, found)
    else missing.push(create)
  }
  return missing
}

/** The newest entry known before a batch; the portal is asked, once for all cards, only where none is known of late. */
export function lastKnownBefore(context: Context, owners: readonly Card[]): Promise<Bound> {
  const cards = cardsOf(owners)
  const [first] = owners
  if (!first) return Promise.resolve(boundOf({ id: 0, dated: null }))
  if (cards.size === 1) return lastKnown(context, first)
  return lastKnownOr(context, async () => {
    const calls = [...cards.values()].map((owner, k) => [`card${k}`, listCall(owner, 'newest', 0)] as const)
    const rows = Object.values(await context.portal.batch(Object.fromEntries(calls), { halt: false }))
    const lists = rows.flatMap((row) => {
      const list = mapOutcome(row, readList)
      if (list.ok) return [list.value.entries]
      if (list.error.mayHaveHappened) throw list.error
      return []
    })
    return lists.length > 0 ? newestOf(lists.flat()) : null
  })
}

function cardsOf(owners: readonly Card[]): Map<string, Card> {
  return new Map(owners.map((owner) => [nameOf(owner), owner]))
}

function nameOf({ entityTypeId, entityId }: Card): string {
  return `${entityTypeId}:${entityId}`
}
