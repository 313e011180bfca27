import type { Store } from '../store/store.ts'
import { REPLAY_MS } from './run-request.ts'

/** Forgets answers that are no more replayed, and entries without a run that no open request can ask for. */
export async function forgetOld({ idempotency, entries }: Store, now: number): Promise<void> {
  await idempotency.purge(now - REPLAY_MS)
  await entries.purge(now - REPLAY_MS)
}
