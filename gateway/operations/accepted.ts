import { PortalError } from '#core/portal-error.ts'
import type { Answer } from '#core/portal.ts'
import type { Outcome } from './operation.ts'

/** The answer of an operation that has nothing to show but that it was done. */
export const DONE: Outcome = { data: true }

/** Reads the answer of a write: `true` is done, and a bare `false` a refusal (docs/portal.md). Throws PortalError. */
export function readAccepted(answer: Answer, method: string): Outcome {
  if (answer.result === true) return DONE
  if (answer.result === false) throw new PortalError('refused', { method, status: 200 })
  throw new PortalError('unreadable', { method, status: 200 })
}
