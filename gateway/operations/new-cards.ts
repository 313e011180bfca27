import { cardLookCall, readCardLook } from '#core/card-look.ts'
import { type Card, cardKey } from '#core/entity-types.ts'
import type { PortalError } from '#core/portal-error.ts'
import { type Answer, BATCH_LIMIT, type Call, type Outcome, mapOutcome, outcomeOf } from '#core/portal.ts'
import { TurnedAway } from '../queue/turned-away.ts'
import { holdsReference } from './batch-reference.ts'
import type { Context } from './context.ts'

/** Commands that ask for cards on which nothing was written before. They go after the writes of the same request. */
export interface CardLooks {
  calls: Record<string, Call>
  /** Reads their rows: warns of cards that were not found, and remembers the others. Never rejects. */
  read(rows: Record<string, Outcome<Answer>>): Promise<void>
}

/**
 * A portal writes an entry on a card that does not exist, and no one sees or deletes it. So the first request that
 * writes on a card asks for the card too, in `room` commands at most. Never rejects: it must not keep a write back.
 */
export async function looksAt(context: Context, cards: readonly Card[], room: number): Promise<CardLooks> {
  const { store, portalId } = context
  const distinct = [...new Map(cards.map((card) => [cardKey(card), card])).values()]
  const fresh = await store.knownCards.unknown(portalId, distinct).catch(() => [])
  const looks = fresh.slice(0, room).map((card, k) => [`card${k}`, card] as const)
  return {
    calls: Object.fromEntries(looks.map(([name, card]) => [name, cardLookCall(card)])),
    async read(rows) {
      const known: Card[] = []
      for (const [name, card] of looks) {
        const found = mapOutcome(outcomeOf(rows, name), (answer) => readCardLook(answer, card))
        if (found.ok && found.value === false) context.warnings.add(missing(card))
        // A portal that cannot say it, as for kinds that the method does not know, could not say it the next time either.
        else if (found.ok || isRefusal(found.error)) known.push(card)
      }
      await store.knownCards.add(portalId, known, context.date()).catch(() => undefined)
    },
  }
}

/** Sends one create, and in the same request asks for its card where that is new. Errors: those of the create. */
export async function createOnCard(context: Context, card: Card, create: Call): Promise<Answer> {
  const { portal } = context
  const looks = await looksAt(context, [card], BATCH_LIMIT - 1)
  // In a batch a portal would replace what looks like a reference in a text.
  if (Object.keys(looks.calls).length === 0 || holdsReference(create)) return portal.call(create)
  const rows = await portal.batch({ create, ...looks.calls }, { halt: false })
  const created = outcomeOf(rows, 'create')
  await looks.read(rows)
  if (created.ok) return created.value
  // Turned away before it was begun: alone it is sent again for as long as there is time.
  if (created.error.code === 'rateLimit') return portal.call(create)
  throw created.error
}

/** True where the portal read the command and refused it; false where it had no turn, or its answer was lost. */
function isRefusal(error: PortalError): boolean {
  const isTooEarly = error.code === 'rateLimit' || error.code === 'budget'
  return !(error instanceof TurnedAway) && !error.mayHaveHappened && !isTooEarly
}

function missing({ entityTypeId, entityId }: Card): string {
  return `No card with entityTypeId ${entityTypeId} and entityId ${entityId} was found with the rights of the user behind the key. The entry is written; if there is no such card, no one will see it: check the ids.`
}
