import { Hono } from 'hono'
import type { FaultStore, RequestEffects } from '../control/faults.ts'
import type { LogEntry } from '../control/log.ts'
import type { Emulator } from '../emulator.ts'
import { methods } from '../methods/methods.ts'
import type { JsonMap } from '../world/types.ts'
import type { Call } from './call.ts'
import { sendCrmEvent } from '../events.ts'
import { emptyAnswer, errorAnswer, textAnswer } from './answer.ts'
import { authenticate } from './auth.ts'
import { commandsOf, runBatch } from './batch.ts'
import { dropped, emptied, instead, spoiled, wait } from './effects.ts'
import { envelope, timeOf } from './envelope.ts'
import { RestError } from './errors.ts'
import { findMethod, invoke, type Engine } from './invoke.ts'
import type { Limits } from './limits.ts'
import { NetworkDrop, socketOf } from './network-drop.ts'
import { anyCase } from './params.ts'
import { bearerOf, parsePath, readParams, type RestRequest } from './request.ts'
import { startWatch, type Span, type Stopwatch } from './stopwatch.ts'

/** The REST server of a portal, to be mounted at the root: it answers everything under /rest/. */
export function rest(emulator: Emulator, limits: Limits): Hono {
  const engine: Engine = { methods, limits, clock: () => emulator.now() }

  const takeCommand: FaultStore['takeCommand'] = (method) => emulator.faults.takeCommand(method)

  async function handle(request: Request, address: string): Promise<Response> {
    const started = performance.now()
    const path = new URL(request.url).pathname
    const origin = request.headers.get('origin')
    const when = { at: emulator.now(), verb: request.method, path, method: '' }
    const entry: LogEntry = { ...when, origin, user: null, status: 0, ms: 0 }
    emulator.log.push(entry)
    try {
      const answer = await respond(request, address, entry)
      entry.status = answer.status
      return answer
    } finally {
      entry.ms = Math.round((performance.now() - started) * 100) / 100
    }
  }

  async function respond(request: Request, address: string, entry: LogEntry): Promise<Response> {
    const watch = startWatch(engine.clock)
    const target = parsePath(entry.path)
    entry.method = target?.method ?? ''
    if (request.method === 'OPTIONS') return emptyAnswer(200)
    if (emulator.world.switches.rateLimit && !limits.admit(address, emulator.now())) {
      return errorAnswer(new RestError(503, 'QUERY_LIMIT_EXCEEDED', 'Too many requests'))
    }
    const params = await readParams(request)
    const isBatch = entry.method.toLowerCase() === 'batch'
    const inner = isBatch ? commandsOf(params).map(({ method }) => method) : []
    if (isBatch) {
      entry.batch = inner
      const halt = anyCase(params, 'halt')
      if (halt !== undefined) entry.halt = halt
    }
    const effects = emulator.faults.takeRequest(entry.method, inner)
    const read = { method: entry.method, webhook: target?.webhook, params, bearer: bearerOf(request) }
    entry.user = callerId(read)
    const act = () => answerOf(read, request.url, effects, watch)
    if (effects.drop === 'before') {
      if (effects.late > 0) void wait(effects.late).then(act)
      throw await dropped(effects)
    }
    await wait(effects.late)
    const planned = instead(effects)
    const print = planned ? () => planned : act()
    await wait(effects.latency)
    if (effects.drop === 'after') throw new NetworkDrop()
    return print()
  }

  /** Who calls, also where a fault answers instead; null when the credentials are refused. */
  function callerId({ webhook, bearer, params }: RestRequest): number | null {
    try {
      return authenticate(emulator.world, emulator.now(), webhook, bearer, params).user.id
    } catch (error) {
      if (error instanceof RestError) return null
      throw error
    }
  }

  /** Acts at once; the answer is printed when it is called for, with the time until then. */
  function answerOf(
    request: RestRequest,
    url: string,
    effects: RequestEffects,
    watch: Stopwatch,
  ): () => Response {
    try {
      const answer = call(request, new URL(url).origin, emulator.now())
      return () => printed(answer({ from: watch.from, to: watch.read() }), effects)
    } catch (error) {
      if (error instanceof RestError) return () => errorAnswer(error)
      throw error
    }
  }

  function printed(body: JsonMap, effects: RequestEffects): Response {
    if (effects.body === 'no-time') delete body['time']
    if (effects.body === 'empty-object') body['result'] = emptied(body['result'], emulator.world)
    const text = JSON.stringify(body)
    return textAnswer(200, effects.body === undefined ? text : spoiled(text, effects.body))
  }

  /** The order of a portal: the method exists, then who calls, then the method. */
  function call(request: RestRequest, origin: string, now: number): (took: Span) => JsonMap {
    const { world } = emulator
    const isBatch = request.method.toLowerCase() === 'batch'
    if (!isBatch) findMethod(methods, request.method, world)
    const caller = authenticate(world, now, request.webhook, request.bearer, request.params)
    const notify: Call['notify'] = (event, data) =>
      sendCrmEvent(emulator, { event, data, userId: caller.user.id }, origin)
    const context = { world, now, caller, origin, notify }
    if (!isBatch) {
      const { outcome, run, operating } = invoke(engine, request.method, context, request.params)
      return (took) => envelope(outcome, timeOf(world, took, run, operating))
    }
    const watch = startWatch(engine.clock)
    const result = runBatch(engine, context, request.params, takeCommand)
    const resetAt = Math.floor(now / 1000) + 600
    const operating = world.switches.operatingBudget ? { used: 0, resetAt } : undefined
    const run = { from: watch.from, to: watch.read() }
    return (took) => envelope({ result }, timeOf(world, took, run, operating))
  }

  const app = new Hono()
  app.all('/rest/*', (c) => handle(c.req.raw, socketOf(c.env)?.remoteAddress ?? 'in-process'))
  return app
}
