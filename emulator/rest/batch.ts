import type { Json, JsonMap } from '../world/types.ts'
import type { Call } from './call.ts'
import { timeOf } from './envelope.ts'
import { RestError } from './errors.ts'
import { invoke, type Engine } from './invoke.ts'
import { anyCase } from './params.ts'
import { isArray, pairs, phpArray, phpTruth } from './php.ts'
import { parseQuery } from './php-query.ts'
import { substitute } from './references.ts'

const maxCommands = 50
/** These are never run inside a batch. */
const notInBatch = new Set(['batch', 'download', 'upload'])

export type Command = { key: string; method: string; query: string }

/** The commands of a batch; `cmd` in any case. What is not text is skipped without a trace. */
export function commandsOf(params: JsonMap): Command[] {
  const commands: Command[] = []
  for (const [key, value] of pairs(anyCase(params, 'cmd'))) {
    if (typeof value !== 'string') continue
    const at = value.indexOf('?')
    const method = at < 0 ? value : value.slice(0, at)
    commands.push({ key, method, query: at < 0 ? '' : value.slice(at + 1) })
  }
  return commands
}

type FaultOf = (method: string) => { code: string | number; description: string } | undefined

/**
 * Runs up to 50 commands one after the other. The answer is 200 whatever happens inside; each of its five parts is
 * `[]` when empty, a list only while its keys are 0, 1, 2… without a gap. REST docs: batch.
 * In the docs dialect a longer or a nested batch is refused as a whole, on portals each extra command alone.
 */
export function runBatch(
  engine: Engine,
  call: Omit<Call, 'params' | 'start'>,
  params: JsonMap,
  fault: FaultOf,
): Json {
  const commands = commandsOf(params)
  if (call.world.dialect === 'docs') refuseWhole(commands)
  const halt = phpTruth(anyCase(params, 'halt'))
  const parts = { result: parted(), error: parted(), total: parted(), next: parted(), time: parted() }

  for (const [index, command] of commands.entries()) {
    const { key } = command
    try {
      if (index >= maxCommands) throw tooLong()
      const planned = fault(command.method)
      if (planned) throw new RestError(400, planned.code, planned.description)
      const { outcome, run, operating } = runCommand(engine, call, command, parts)
      parts.result[key] = outcome.result
      if (outcome.total !== undefined) parts.total[key] = outcome.total
      if (outcome.next !== undefined) parts.next[key] = outcome.next
      parts.time[key] = timeOf(call.world, run, run, operating)
    } catch (error) {
      if (!(error instanceof RestError)) throw error
      parts.error[key] = innerBody(error)
      if (halt) break
    }
  }
  return {
    result: print(parts.result),
    result_error: print(parts.error),
    result_total: print(parts.total),
    result_next: print(parts.next),
    result_time: print(parts.time),
  }
}

function runCommand(
  engine: Engine,
  call: Omit<Call, 'params' | 'start'>,
  command: Command,
  parts: Record<'result' | 'next' | 'total' | 'time' | 'error', JsonMap>,
): ReturnType<typeof invoke> {
  if (notInBatch.has(command.method.toLowerCase())) throw notAllowed()
  const params = substitute(parseQuery(command.query), parts)
  return invoke(engine, command.method, call, isArray(params) && !Array.isArray(params) ? params : {})
}

/** No prototype: a command may be called __proto__. */
function parted(): JsonMap {
  const part: JsonMap = {}
  Object.setPrototypeOf(part, null)
  return part
}

function print(part: JsonMap): Json {
  return phpArray(Object.entries(part))
}

/** Inside a batch a missing scope has no text. */
function innerBody(error: RestError): JsonMap {
  return error.code === 'insufficient_scope' ? { error: error.code, error_description: '' } : error.body()
}

function refuseWhole(commands: Command[]): void {
  if (commands.length > maxCommands) throw tooLong()
  if (commands.some(({ method }) => notInBatch.has(method.toLowerCase()))) throw notAllowed()
}

function tooLong(): RestError {
  return new RestError(400, 'ERROR_BATCH_LENGTH_EXCEEDED', 'Max batch length exceeded')
}

function notAllowed(): RestError {
  return new RestError(405, 'ERROR_BATCH_METHOD_NOT_ALLOWED', 'Method is not allowed for batch usage')
}
