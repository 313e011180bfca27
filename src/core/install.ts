import { LEDGER_ENTITY } from './ledger.ts'
import {
  type LedgerState,
  type PlacementRow,
  ledgerStateCall,
  placementsCall,
  readPlacements,
} from './install-state.ts'
import { PortalError, toPortalError } from './portal-error.ts'
import type { Call, Memory, Portal } from './portal.ts'

/** The title of the tab by the portal's language codes. */
export type Titles = Readonly<Record<string, string>>

export interface Found {
  placements: readonly PlacementRow[]
  /** Codes of the tabs this portal can have. */
  available: readonly string[]
  ledger: LedgerState
  /** Languages the portal was seen to keep titles in; null where that is not known. */
  languages?: readonly string[] | null
}

export interface Wanted {
  /** The address of the app's page, without a query. */
  handler: string
  /** Codes of the tabs that are to be there; the rest of `available` is to be without. */
  codes: readonly string[]
  titles: Titles
}

export type Step =
  | { kind: 'ledger' }
  | { kind: 'unbind'; code: string; handler: string }
  | { kind: 'bind'; code: string; handler: string; titles: Titles }

/** `stale`: at another address only; `double`: more than one tab; `untitled`: a language lacks its title. */
export type TabState = 'off' | 'on' | 'stale' | 'double' | 'untitled'

/** How the tab stands in one kind of card. */
export function tabState(found: Omit<Found, 'available' | 'ledger'>, code: string, wanted: Wanted): TabState {
  const rows = found.placements.filter((row) => row.code === code)
  const [row] = rows
  if (!row) return 'off'
  if (rows.length > 1) return 'double'
  if (row.handler !== wanted.handler) return 'stale'
  const languages = Object.keys(wanted.titles).filter((lang) => found.languages?.includes(lang) ?? true)
  return languages.every((lang) => row.titles[lang]) ? 'on' : 'untitled'
}

/**
 * The writes that lead from what is there to what is wanted; none where both are the same. Whatever is not as it
 * should be goes before it comes anew, for binding an address twice is not documented (REST docs: placement-bind).
 * Tabs that the portal does not offer are left alone.
 */
export function planInstall(found: Found, wanted: Wanted): Step[] {
  const ledger = found.ledger === 'missing' || found.ledger === 'unknown'
  const tabs = [...new Set(found.available)].flatMap((code) => tabSteps(found, code, wanted))
  return ledger ? [{ kind: 'ledger' }, ...tabs] : tabs
}

function tabSteps(found: Found, code: string, wanted: Wanted): Step[] {
  const on = wanted.codes.includes(code)
  const keep = on ? keptHandler(found, code, wanted) : null
  const handlers = found.placements.filter((row) => row.code === code).map((row) => row.handler)
  const gone = [...new Set(handlers)].filter((handler) => handler !== keep)
  const steps: Step[] = gone.map((handler) => ({ kind: 'unbind', code, handler }))
  if (on && keep === null) steps.push({ kind: 'bind', code, handler: wanted.handler, titles: wanted.titles })
  return steps
}

/** The wanted address, where one tab with all its titles is there already, whatever else is there beside it. */
function keptHandler(found: Found, code: string, wanted: Wanted): string | null {
  const placements = found.placements.filter((row) => row.handler === wanted.handler)
  return tabState({ ...found, placements }, code, wanted) === 'on' ? wanted.handler : null
}

/**
 * Does one step. What the portal refuses or leaves without an answer is done all the same where it turns out to be
 * so: an answer may have been lost, or another administrator was quicker. Errors: those of the write.
 */
export async function runStep(portal: Portal, step: Step): Promise<void> {
  const call = callOf(step)
  try {
    const { result } = await portal.call(call)
    if (result === false) throw new PortalError('refused', { method: call.method, status: 200 })
  } catch (error) {
    if (!(await isDone(portal, step).catch(() => false))) throw toPortalError(error, call.method)
  }
}

function callOf(step: Step): Call {
  if (step.kind === 'ledger') {
    const params = { ENTITY: LEDGER_ENTITY, NAME: 'Trail', ACCESS: { AU: 'W' } }
    return { method: 'entity.add', params, write: true }
  }
  const place = { PLACEMENT: step.code, HANDLER: step.handler }
  if (step.kind === 'unbind') return { method: 'placement.unbind', params: place, write: true }
  const languages = Object.entries(step.titles).map(([lang, TITLE]) => [lang, { TITLE }] as const)
  const params = { ...place, TITLE: step.titles['en'] ?? 'Trail', LANG_ALL: Object.fromEntries(languages) }
  return { method: 'placement.bind', params, write: true }
}

async function isDone(portal: Portal, step: Step): Promise<boolean> {
  if (step.kind === 'ledger') {
    await portal.call(ledgerStateCall)
    return true
  }
  const rows = readPlacements(await portal.call(placementsCall))
  const there = rows.some((row) => row.code === step.code && row.handler === step.handler)
  return there === (step.kind === 'bind')
}

export interface Watch {
  /** Called before each step with the number of steps behind it. */
  onProgress: (done: number) => void
  isStopped: () => boolean
}

/** How far a run came: all steps, the step that failed with its error, or where it was stopped. */
export interface RunEnd {
  done: number
  error: PortalError | null
}

/** Does the steps in order from number `from` on. A stop waits until a kind of card is no longer half done. */
export async function runSteps(
  portal: Portal,
  steps: readonly Step[],
  from: number,
  { onProgress, isStopped }: Watch,
): Promise<RunEnd> {
  for (const [at, step] of steps.entries()) {
    if (at < from) continue
    if (isStopped() && !(at > from && isSameCode(steps[at - 1], step))) return { done: at, error: null }
    onProgress(at)
    try {
      await runStep(portal, step)
    } catch (error) {
      return { done: at, error: toPortalError(error) }
    }
  }
  return { done: steps.length, error: null }
}

function isSameCode(before: Step | undefined, step: Step): boolean {
  return before !== undefined && 'code' in before && 'code' in step && before.code === step.code
}

const LANGUAGES = 'install.languages'

/** The languages in which this portal keeps titles, as learned from an earlier run; null before that. */
export function knownLanguages(memory: Memory): string[] | null {
  return memory.read(LANGUAGES)?.split(' ') ?? null
}

/**
 * Learns from a tab bound just now in which languages the portal keeps titles: one may drop those it does not
 * have (inferred), and would be repaired for ever.
 */
export function learnLanguages(
  memory: Memory,
  rows: readonly PlacementRow[],
  doneSteps: readonly Step[],
): void {
  const bound = doneSteps.findLast((step) => step.kind === 'bind')
  const row = rows.find((each) => each.code === bound?.code && each.handler === bound.handler)
  if (row) memory.write(LANGUAGES, Object.keys(row.titles).join(' '))
}
