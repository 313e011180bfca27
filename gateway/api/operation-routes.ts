import { Hono, type Context as HonoContext } from 'hono'
import { operations } from '../operations/all.ts'
import type { Operation } from '../operations/operation.ts'
import type { Env, Gateway } from './gateway.ts'
import { keyedOf } from './keyed.ts'
import { readInput, readPathId } from './read-input.ts'
import { respond } from './respond.ts'
import { runOperation } from './run-operation.ts'
import { warningsHeader, warningsOf } from './warnings.ts'

/** The twelve endpoints, each made from its operation. */
export function operationRoutes(gateway: Gateway): Hono<Env> {
  const app = new Hono<Env>()
  for (const operation of Object.values(operations)) {
    app.on(operation.method, operation.path.replace('{id}', ':id'), (c) => answer(gateway, operation, c))
  }
  return app
}

async function answer(gateway: Gateway, operation: Operation, c: HonoContext<Env>): Promise<Response> {
  const input = await readInput(c)
  const param = c.req.param('id')
  const id = param === undefined ? undefined : readPathId(param)
  const keyed = keyedOf(c, { ...input, id }, operation.path)
  const ended = await runOperation(gateway, operation, c, { input, id, keyed })
  // Clients that read it there since a delete had no body go on doing so.
  const warnings = c.req.method === 'DELETE' && ended.status < 400 ? warningsOf(input, operation.fields) : []
  if (warnings.length > 0) c.header('X-Trail-Warnings', warningsHeader(warnings))
  return respond(c, ended)
}
