import type { ErrorCode, PortalError } from '#core/portal-error.ts'
import type { Call, Param, Params } from '#core/portal.ts'

/** What failures are counted of: a method, or a method with what it was to be done to. */
export interface Subject {
  method: string
  /** Null for the method by itself; empty where the call names nothing. */
  target: string | null
}

/** Refusals that are about what the call names: with another card or entry the same method may well go through. */
const ABOUT_TARGET: ReadonlySet<ErrorCode> = new Set([
  'accessDenied',
  'cannotChangePinned',
  'invalid',
  'ownerNotFound',
  'pinLimit',
  'refused',
  'removingDisabled',
])

export function isAboutTarget({ code, status }: PortalError): boolean {
  return ABOUT_TARGET.has(code) || (code === 'unknown' && status >= 400 && status < 500)
}

/** Both that a call belongs to. */
export function subjectsOf({ method, params = {} }: Call): Subject[] {
  return [
    { method, target: null },
    { method, target: targetOf(params) },
  ]
}

export function nameOf({ method, target }: Subject): string {
  return target === null ? method : `${method} ${target}`
}

/** The card a call is about, or else the entry; references to what another command brings name nothing. */
function targetOf(params: Params): string {
  const all: Params = { ...recordIn(params['filter']), ...recordIn(params['fields']), ...params }
  const [type, owner] = [numberIn(all, 'entityTypeId', 'ownerTypeId'), numberIn(all, 'entityId', 'ownerId')]
  if (type !== null && owner !== null) return `${type}/${owner}`
  const id = numberIn(all, 'id', 'OWNER_ID')
  if (id === null) return ''
  return type === null ? `${id}` : `${type}/${id}`
}

function recordIn(value: Param | undefined): Params {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}
}

function numberIn(params: Params, ...names: string[]): number | null {
  const found = names.map((name) => params[name]).find((value) => typeof value === 'number')
  return typeof found === 'number' ? found : null
}
