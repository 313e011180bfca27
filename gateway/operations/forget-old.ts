import type { Store } from '../store/store.ts'
import { REPLAY_MS } from './run-request.ts'

/** Requests of a key whose answers are kept: hours of what a portal takes, and far more than are sent again. */
const ANSWERS_A_KEY = 20_000

/** Forgets answers that are no more replayed, those of a key that has too many, and entries without a run that no open request can ask for. */
export async function forgetOld({ idempotency, entries }: Store, now: number): Promise<void> {
  await idempotency.purge(now - REPLAY_MS)
  await idempotency.dropAnswers(ANSWERS_A_KEY)
  await entries.purge(now - REPLAY_MS)
}
