import type { PortalError } from '#core/portal-error.ts'
import type { Answer, Call, Outcome } from '#core/portal.ts'

/** How a request ended for one of its methods; unknown where the portal did not come to it. */
export type Verdict = PortalError | 'success' | 'unknown'

/**
 * What a batch says of each of its methods: success where one command of it succeeded, else its first failure. A batch
 * is one request, and fails once, however many of its commands do.
 */
export function verdictsOf(
  calls: Readonly<Record<string, Call>>,
  rows: Readonly<Record<string, Outcome<Answer>>>,
): Map<string, Verdict> {
  const verdicts = new Map<string, Verdict>()
  for (const [name, { method }] of Object.entries(calls)) {
    const known = verdicts.get(method) ?? 'unknown'
    const row = rows[name]
    if (row?.ok === true) verdicts.set(method, 'success')
    else verdicts.set(method, known === 'unknown' && row ? row.error : known)
  }
  return verdicts
}
