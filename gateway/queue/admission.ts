import type { Call } from '#core/portal.ts'
import { ApiError } from '../api/api-error.ts'
import type { ErrorLoops } from './error-loops.ts'
import type { MethodBudgets } from './method-budgets.ts'
import { TurnedAway } from './turned-away.ts'

/** One request to the portal: a call, or the commands of a batch by their names. */
export interface Request {
  keyId: string
  /** All of it or nothing. */
  whole: boolean
  calls: Readonly<Record<string, Call>>
}

export interface Admitted {
  /** What may leave. */
  open: Record<string, Call>
  /** What may not: only in a batch, and only where nothing that leaves refers to it. */
  shut: Record<string, TurnedAway>
}

/**
 * Which calls of a request may leave now; or, by the monotonic clock, when to ask again, where all that is closed opens
 * before `deadline`. Throws TurnedAway.
 */
export function admit(
  request: Request,
  deadline: number,
  { budgets, loops, now }: { budgets: MethodBudgets; loops: ErrorLoops; now: () => number },
): Admitted | number {
  const open: Record<string, Call> = {}
  const shut: Record<string, TurnedAway> = {}
  let opensAt = 0
  for (const [name, call] of Object.entries(request.calls)) {
    const loop = loops.refusal(request.keyId, call, request)
    const closedUntil = budgets.closedUntil(call.method)
    if (loop) shut[name] = new TurnedAway(loop, call.method)
    else if (closedUntil > (call.optional === true ? now() : deadline))
      shut[name] = spent(call.method, closedUntil - now())
    else {
      open[name] = call
      opensAt = Math.max(opensAt, closedUntil)
    }
  }
  const isNeeded = (name: string) => request.calls[name]?.optional !== true
  const [, first] = Object.entries(shut).find(([name]) => isNeeded(name)) ?? []
  if (first && (request.whole || !Object.keys(open).some(isNeeded) || refersTo(open, Object.keys(shut))))
    throw first
  return opensAt > 0 ? opensAt : { open, shut }
}

function spent(method: string, ms: number): TurnedAway {
  const message = `The portal’s time for ${method} is used up.`
  return new TurnedAway(new ApiError('RATE_LIMITED', message, { retryAfter: Math.ceil(ms / 1000) }), method)
}

/** A command that refers to one that is not there would get an empty value, and do something else. */
function refersTo(calls: Readonly<Record<string, Call>>, names: readonly string[]): boolean {
  const params = JSON.stringify(Object.values(calls).map((call) => call.params))
  return names.some((name) => params.includes(`$result[${name}]`))
}
