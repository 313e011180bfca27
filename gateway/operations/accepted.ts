import { readAccepted } from '#core/write-operations.ts'
import type { Answer } from '#core/portal.ts'
import type { Outcome } from './operation.ts'

/** The answer of an operation that has nothing to show but that it was done. */
export const DONE: Outcome = { data: true }

/** Reads the answer of such a write. Throws PortalError. */
export function readDone(answer: Answer, method: string): Outcome {
  readAccepted(answer, method)
  return DONE
}
