import type { Json } from '../world/types.ts'

/** What goes wrong, for how many times. Every field alone or together; `times` 0 is "until cleared". */
export type Fault = {
  /** A REST method, '*' for every HTTP request, 'batch' for the outer call. */
  method?: string
  /** A command of the frame protocol, such as getInitData. */
  frame?: string
  times?: number
  error?: string | number
  description?: string
  /** With `error` its HTTP status; alone an empty body with that status. */
  status?: number
  /** Milliseconds before the answer. */
  latency?: number
  /** Milliseconds before the call takes effect; with `drop` before, it does so although nobody listens any more. */
  late?: number
  /** The connection breaks before or after the call took effect. */
  drop?: 'before' | 'after'
  body?: 'html' | 'no-time' | 'broken-json' | 'empty-object' | 'large'
  /** Acts at once: every access token is expired. */
  expireTokens?: true
  mute?: true
  /** Raw text in place of the JSON of a frame answer. */
  answer?: string
  /** Milliseconds before a frame answer. */
  delay?: number
  placementOptions?: 'object' | 'json' | 'empty' | 'missing' | 'garbage'
  placement?: string
  entityId?: string
}

/** What one HTTP request has to suffer: at most one fault of each kind. */
export type RequestEffects = {
  latency: number
  late: number
  error?: { code: string | number; description: string; status: number | undefined }
  status?: number
  drop?: 'before' | 'after'
  body?: 'html' | 'no-time' | 'broken-json' | 'empty-object' | 'large'
}

export type FaultStore = {
  list(): Fault[]
  add(faults: Fault[]): void
  clear(): void
  /** Uses up the faults that hit an HTTP request for `outer`, which carries the commands `inner`. */
  takeRequest(outer: string, inner: string[]): RequestEffects
  /** Uses up an `error` fault of one command inside a batch. */
  takeCommand(method: string): { code: string | number; description: string } | undefined
  /** Uses up a fault of a frame command. */
  takeFrame(command: string): Fault | undefined
  /** Uses up what changes the next opening of the tab (placementOptions, placement, entityId). */
  takeOpening(): Fault | undefined
}

export function createFaults(): FaultStore {
  let faults: { fault: Fault; left: number }[] = []

  function use(entry: { fault: Fault; left: number }): Fault {
    if (entry.left > 0) entry.left -= 1
    if (entry.left === 0) faults = faults.filter((other) => other !== entry)
    return entry.fault
  }

  function take(matches: (fault: Fault) => boolean): Fault | undefined {
    const entry = faults.find(({ fault }) => matches(fault))
    return entry && use(entry)
  }

  return {
    list: () => faults.map(({ fault, left }) => ({ ...fault, times: left < 0 ? 0 : left })),
    add(added) {
      for (const fault of added) faults.push({ fault, left: fault.times === 0 ? -1 : (fault.times ?? 1) })
    },
    clear() {
      faults = []
    },
    takeRequest(outer, inner) {
      const effects: RequestEffects = { latency: 0, late: 0 }
      for (const entry of faults) {
        const { fault } = entry
        if (!hits(fault, outer, inner) || clashes(fault, effects)) continue
        if (fault.error !== undefined && !outerHit(fault, outer)) continue
        use(entry)
        apply(fault, effects)
      }
      return effects
    },
    takeCommand(method) {
      const fault = take(
        (each) => each.error !== undefined && each.method?.toLowerCase() === method.toLowerCase(),
      )
      if (fault?.error === undefined) return undefined
      return { code: fault.error, description: fault.description ?? '' }
    },
    takeFrame: (command) => take((fault) => fault.frame === command),
    takeOpening: () => take(changesOpening),
  }
}

function changesOpening(fault: Fault): boolean {
  if (fault.method !== undefined || fault.frame !== undefined) return false
  return fault.placementOptions !== undefined || fault.placement !== undefined || fault.entityId !== undefined
}

function outerHit(fault: Fault, outer: string): boolean {
  return fault.method === '*' || fault.method?.toLowerCase() === outer.toLowerCase()
}

function hits(fault: Fault, outer: string, inner: string[]): boolean {
  if (fault.method === undefined) return false
  return outerHit(fault, outer) || inner.some((method) => outerHit(fault, method))
}

/** True when the request already suffers a fault of the same kind: the second waits for the next request. */
function clashes(fault: Fault, effects: RequestEffects): boolean {
  if (fault.error !== undefined && effects.error !== undefined) return true
  if (fault.error === undefined && fault.status !== undefined && effects.status !== undefined) return true
  if (fault.drop !== undefined && effects.drop !== undefined) return true
  if (fault.latency !== undefined && effects.latency > 0) return true
  if (fault.late !== undefined && effects.late > 0) return true
  return fault.body !== undefined && effects.body !== undefined
}

function apply(fault: Fault, effects: RequestEffects): void {
  if (fault.latency !== undefined) effects.latency = fault.latency
  if (fault.late !== undefined) effects.late = fault.late
  if (fault.drop !== undefined) effects.drop = fault.drop
  if (fault.body !== undefined) effects.body = fault.body
  if (fault.error !== undefined) {
    effects.error = { code: fault.error, description: fault.description ?? '', status: fault.status }
    return
  }
  if (fault.status !== undefined) effects.status = fault.status
}

const texts = new Set(['method', 'frame', 'description', 'answer', 'placement', 'entityId'])
const numbers = new Set(['times', 'status', 'latency', 'late', 'delay'])
const flags = new Set(['expireTokens', 'mute'])
const choices: Record<string, string[]> = {
  drop: ['before', 'after'],
  body: ['html', 'no-time', 'broken-json', 'empty-object', 'large'],
  placementOptions: ['object', 'json', 'empty', 'missing', 'garbage'],
}

/** Reads faults from a request body; answers a sentence when something in it is not a fault. */
export function parseFaults(body: Json): Fault[] | string {
  const list = Array.isArray(body) ? body : [body]
  for (const fault of list) {
    if (fault === null || typeof fault !== 'object' || Array.isArray(fault)) return 'A fault is an object.'
    for (const [name, value] of Object.entries(fault)) {
      if (!isField(name, value)) return `Not a fault: ${name} = ${JSON.stringify(value)}`
    }
  }
  return list.filter((fault): fault is Fault & { [key: string]: Json } => fault !== null)
}

function isField(name: string, value: Json): boolean {
  if (name === 'error') return typeof value === 'string' || typeof value === 'number'
  if (texts.has(name)) return typeof value === 'string'
  if (numbers.has(name)) return typeof value === 'number' && Number.isFinite(value) && value >= 0
  if (flags.has(name)) return value === true
  return typeof value === 'string' && (choices[name]?.includes(value) ?? false)
}
