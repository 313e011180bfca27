import type { Fault } from '../control/faults.ts'

/** One text of the drawer's form; `ms`, `times` and `status` are numbers. */
export type FaultField =
  | 'method'
  | 'frame'
  | 'error'
  | 'description'
  | 'status'
  | 'ms'
  | 'answer'
  | 'placementOptions'
  | 'placement'
  | 'entityId'
  | 'times'

export type FaultFields = Partial<Record<FaultField, string>>

type FaultKind = {
  id: string
  group: 'REST' | 'Frame' | 'Next opening of the tab'
  label: string
  fields: FaultField[]
  build(fields: FaultFields): Fault
}

/** What the drawer can break, and which fields each kind asks for. */
export const faultKinds: readonly FaultKind[] = [
  rest('error', 'An error', ['error', 'description', 'status'], ({ error, description, status }) => ({
    error: error || 'ACCESS_DENIED',
    ...(description ? { description } : {}),
    ...(status?.trim() ? { status: count(status, 400) } : {}),
  })),
  rest('rate', 'Rate limit, 503', [], () => ({
    error: 'QUERY_LIMIT_EXCEEDED',
    description: 'Too many requests',
    status: 503,
  })),
  rest('budget', 'Operating budget spent, 429', [], () => ({
    error: 'OPERATION_TIME_LIMIT',
    description: 'Method is blocked due to operation time limit.',
    status: 429,
  })),
  rest('slow', 'A late answer', ['ms'], ({ ms }) => ({ latency: count(ms, 3000) })),
  rest('drop-before', 'Connection lost before the call took effect', [], () => ({ drop: 'before' })),
  rest('drop-after', 'Connection lost after the call took effect', [], () => ({ drop: 'after' })),
  rest('empty', 'An empty body with a status', ['status'], ({ status }) => ({ status: count(status, 502) })),
  rest('html', 'HTML instead of JSON', [], () => ({ body: 'html' })),
  rest('no-time', 'No "time" in the answer', [], () => ({ body: 'no-time' })),
  rest('broken-json', 'Broken JSON', [], () => ({ body: 'broken-json' })),
  rest('large', 'An answer of 21 MB', [], () => ({ body: 'large' })),
  rest('empty-object', 'A success with nothing in it', [], () => ({ body: 'empty-object' })),
  {
    id: 'expire',
    group: 'REST',
    label: 'All access tokens expire now',
    fields: [],
    build: () => ({ expireTokens: true }),
  },
  frame('mute', 'No answer to a frame command', [], () => ({ mute: true })),
  frame('delay', 'A late answer to a frame command', ['ms'], ({ ms }) => ({ delay: count(ms, 3000) })),
  frame('answer', 'A raw answer to a frame command', ['answer'], ({ answer }) => ({ answer: answer ?? '' })),
  opening('options', 'PLACEMENT_OPTIONS in another form', ['placementOptions'], ({ placementOptions }) => ({
    placementOptions: optionForms.find((form) => form === placementOptions) ?? 'json',
  })),
  opening('placement', 'Another placement code', ['placement'], ({ placement }) => ({
    placement: placement || 'CRM_ACTIVITY_LIST_MENU',
  })),
  opening('entity', 'Another ID', ['entityId'], ({ entityId }) => ({ entityId: entityId ?? '0' })),
]

export const optionForms = ['object', 'json', 'empty', 'missing', 'garbage'] as const

/** The fault for the control API; undefined for a kind that does not exist. Empty numbers fall back to a usual one. */
export function buildFault(kindId: string, fields: FaultFields): Fault | undefined {
  return faultKinds.find(({ id }) => id === kindId)?.build(fields)
}

/** One line a person can read: `crm.timeline.note.save: error ACCESS_DENIED, once`. */
export function describeFault({ method, frame: command, times, ...rest }: Fault): string {
  const what = Object.entries(rest).map(([name, value]) => (value === true ? name : `${name} ${value}`))
  const where = method ?? command ?? 'next opening'
  const often = times === 0 ? 'until cleared' : (times ?? 1) === 1 ? 'once' : `${times} times`
  return `${where}: ${what.join(', ')}, ${often}`
}

function rest(
  id: string,
  label: string,
  fields: FaultField[],
  build: (fields: FaultFields) => Fault,
): FaultKind {
  return {
    id,
    group: 'REST',
    label,
    fields: ['method', ...fields, 'times'],
    build: (given) => ({ method: given.method || '*', ...build(given), times: count(given.times, 1) }),
  }
}

function frame(
  id: string,
  label: string,
  fields: FaultField[],
  build: (fields: FaultFields) => Fault,
): FaultKind {
  return {
    id,
    group: 'Frame',
    label,
    fields: ['frame', ...fields, 'times'],
    build: (given) => ({
      frame: given.frame || 'getInitData',
      ...build(given),
      times: count(given.times, 1),
    }),
  }
}

function opening(
  id: string,
  label: string,
  fields: FaultField[],
  build: (fields: FaultFields) => Fault,
): FaultKind {
  return {
    id,
    group: 'Next opening of the tab',
    label,
    fields: [...fields, 'times'],
    build: (given) => ({ ...build(given), times: count(given.times, 1) }),
  }
}

function count(value: string | undefined, usual: number): number {
  const asked = Number(value?.trim() || usual)
  return Number.isFinite(asked) && asked >= 0 ? Math.floor(asked) : usual
}
