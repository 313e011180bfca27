/**
 * How sure the emulator is of a behaviour, the surest first:
 * - example: the REST docs print a request or an answer for it, and a test runs that example;
 * - docs: the REST docs state it, without an example that could be run;
 * - build: seen in an on-premise build, where the docs are silent or say something else;
 * - suite: what the test suites of other people's clients expect;
 * - assumed: nothing states it; the likeliest behaviour.
 */
export type Evidence = 'example' | 'docs' | 'build' | 'suite' | 'assumed'

/** One refusal: the code of `error` and the English text of `error_description`; in both `{…}` stands for any text. */
export type Refusal = { code: string; text: string; evidence: Evidence }

/** What stands behind one method: its answer, and each refusal of its own. */
export type Source = {
  answer: Evidence
  /** A sentence about what is not sure, or where sources disagree. */
  note?: string
  refusals: Refusal[]
}

export type Sources = Record<string, Source>

export function refusal(code: string, text: string, evidence: Evidence): Refusal {
  return { code, text, evidence }
}

/** Code 100, of every method with required parameters that a controller reads. */
export function missingParameter(evidence: Evidence): Refusal {
  return refusal('100', 'Could not find value for parameter {name}', evidence)
}

/** Code 100 again, for a value that the controller cannot cast. */
export const wrongType = refusal(
  '100',
  'Invalid value {value} to match with parameter {name}. Should be value of type {type}.',
  'build',
)

export function accessDenied(evidence: Evidence): Refusal {
  return refusal('ACCESS_DENIED', 'Access denied', evidence)
}

/** Of methods that act on a card. */
export const ownerNotFound = refusal('OWNER_NOT_FOUND', 'Owner was not found', 'example')

/** Of every method that only an installed app may call. */
export const wrongAuthType = refusal(
  'WRONG_AUTH_TYPE',
  'Current authorization type is denied for this method Application context required',
  'docs',
)

export function argumentMissing(evidence: Evidence): Refusal {
  return refusal('ERROR_ARGUMENT', "Argument '{name}' is null or empty", evidence)
}
