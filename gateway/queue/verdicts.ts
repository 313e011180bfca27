import type { PortalError } from '#core/portal-error.ts'
import type { Answer, Call, Outcome } from '#core/portal.ts'

/**
 * What a batch says of each of its methods: null where one command of it succeeded, else its first failure. A batch
 * is one request, and fails once, however many of its commands do.
 */
export function verdictsOf(
  calls: Readonly<Record<string, Call>>,
  rows: Readonly<Record<string, Outcome<Answer>>>,
): Map<string, PortalError | null> {
  const verdicts = new Map<string, PortalError | null>()
  for (const [name, { method }] of Object.entries(calls)) {
    const row = rows[name]
    if (row?.ok === true) verdicts.set(method, null)
    else if (row && !verdicts.has(method)) verdicts.set(method, row.error)
  }
  return verdicts
}
