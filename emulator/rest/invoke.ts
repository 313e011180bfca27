import type { JsonMap, World } from '../world/types.ts'
import { insufficientScope } from './auth.ts'
import type { Call, Caller, Method, Methods, Outcome } from './call.ts'
import type { Operating } from './envelope.ts'
import { RestError } from './errors.ts'
import type { Limits } from './limits.ts'
import { startWatch, type Span } from './stopwatch.ts'

/** Names a portal takes out of a request before a method sees it. */
const reserved = new Set([
  'start',
  'state',
  'auth',
  'access_token',
  'auth_connector',
  'aplogin',
  'ap',
  'token',
])

export type Engine = { methods: Methods; limits: Limits; clock: () => number }

/** What a method answered, when it ran, and its budget where there is one. */
export type Done = { outcome: Outcome; run: Span; operating: Operating | undefined }

/** Method names are looked up in lower case; anything the portal lacks does not exist, with or without token. */
export function findMethod(methods: Methods, name: string, world: World): Method {
  const method = Object.hasOwn(methods, name.toLowerCase()) ? methods[name.toLowerCase()] : undefined
  if (!method || method.exists?.(world) === false)
    throw new RestError(404, 'ERROR_METHOD_NOT_FOUND', 'Method not found!')
  return method
}

/** Runs one method: exists, scope, budget, then the method's own checks. */
export function invoke(
  engine: Engine,
  name: string,
  call: Omit<Call, 'params' | 'start'>,
  given: JsonMap,
): Done {
  const method = findMethod(engine.methods, name, call.world)
  if (!hasScope(call.caller, method.scope)) throw insufficientScope(call.world, call.caller)
  const limited = call.world.switches.operatingBudget
  const budget = `${call.caller.key}:${name.toLowerCase()}`
  if (limited && engine.limits.operating(budget, call.now).spent) {
    throw new RestError(429, 'OPERATION_TIME_LIMIT', 'Method is blocked due to operation time limit.')
  }
  const watch = startWatch(engine.clock)
  const params = Object.fromEntries(Object.entries(given).filter(([key]) => !reserved.has(key)))
  const outcome = method.run({ ...call, params, start: given['start'] })
  const run = { from: watch.from, to: watch.read() }
  engine.limits.charge(budget, call.now, (run.to - run.from) / 1000)
  const operating = limited ? engine.limits.operating(budget, call.now) : undefined
  return { outcome, run, operating }
}

/** `user` is the widest of three scopes; the brief ones have fewer fields. */
export function hasScope(caller: Caller, scope: string): boolean {
  if (scope === '' || caller.scopes.includes(scope)) return true
  return scope === 'user' && caller.scopes.some((each) => each === 'user_brief' || each === 'user_basic')
}
