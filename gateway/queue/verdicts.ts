import type { PortalError } from '#core/portal-error.ts'
import type { Answer, Call, Outcome } from '#core/portal.ts'
import { type Subject, nameOf, subjectsOf } from './subjects.ts'

/** How a request ended for one of its subjects; unknown where the portal did not come to it. */
export type Verdict = PortalError | 'success' | 'unknown'

/**
 * What a batch says of each of its subjects: success where one command of it succeeded, else its first failure. A batch
 * is one request, and fails once, however many of its commands do.
 */
export function verdictsOf(
  calls: Readonly<Record<string, Call>>,
  rows: Readonly<Record<string, Outcome<Answer>>>,
): [Subject, Verdict][] {
  const verdicts = new Map<string, [Subject, Verdict]>()
  for (const [name, call] of Object.entries(calls)) {
    const row = rows[name]
    for (const subject of subjectsOf(call)) {
      const [, known] = verdicts.get(nameOf(subject)) ?? [subject, 'unknown']
      if (row?.ok === true) verdicts.set(nameOf(subject), [subject, 'success'])
      else verdicts.set(nameOf(subject), [subject, known === 'unknown' && row ? row.error : known])
    }
  }
  return [...verdicts.values()]
}
