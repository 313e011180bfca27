import type { Store } from '../store/store.ts'
import { REPLAY_MS } from './run-request.ts'

/** Requests of a key whose answers are kept: hours of what a portal takes, and far more than are sent again. */
const ANSWERS_A_KEY = 20_000

/** How long a card is taken to be there once it was asked for, in milliseconds. */
const CARD_MS = 30 * REPLAY_MS

/**
 * Forgets answers that are no more replayed, those of a key that has too many, entries without a run that no open
 * request can ask for, and cards that may have been deleted since.
 */
export async function forgetOld({ idempotency, entries, knownCards }: Store, now: number): Promise<void> {
  await idempotency.purge(now - REPLAY_MS)
  await idempotency.dropAnswers(ANSWERS_A_KEY)
  await entries.purge(now - REPLAY_MS)
  await knownCards.purge(now - CARD_MS)
}
