import type { Json } from '../world/types.ts'
import type { Call, Methods, Outcome } from '../rest/call.ts'
import { phpMap } from '../rest/envelope.ts'
import { RestError } from '../rest/errors.ts'
import { pairs, phpText } from '../rest/php.ts'

/** Options of the app for everybody, and of one user within it. Values keep the type they were stored with. */
export const optionMethods: Methods = {
  'app.option.get': { scope: '', run: (call) => get(call, appOptions(call)) },
  'app.option.set': {
    scope: '',
    run(call) {
      const options = appOptions(call)
      if (call.caller.user.role !== 'admin') throw accessError('Administrator authorization required')
      return set(call, options)
    },
  },
  'user.option.get': { scope: '', run: (call) => get(call, userOptions(call)) },
  'user.option.set': { scope: '', run: (call) => set(call, userOptions(call)) },
}

function accessError(description: string): RestError {
  return new RestError(400, 'AccessException', description)
}

function appOptions({ caller }: Call): Map<string, Json> {
  if (!caller.app) throw accessError('Application context required')
  return caller.app.options
}

function userOptions({ caller }: Call): Map<string, Json> {
  if (!caller.app) throw accessError('Application context required')
  const { userOptions: all } = caller.app
  const options = all.get(caller.user.id) ?? new Map<string, Json>()
  all.set(caller.user.id, options)
  return options
}

/** One option, null when it was never set; without a name all of them. */
function get({ world, params }: Call, options: Map<string, Json>): Outcome {
  const name = phpText(params['option'])
  return { result: name === '' ? phpMap(world, options) : (options.get(name) ?? null) }
}

function set({ params }: Call, options: Map<string, Json>): Outcome {
  const given = pairs(params['options'])
  if (given.length === 0) throw new RestError(400, 'ArgumentNullException', 'options is empty')
  for (const [name, value] of given) options.set(name, value)
  return { result: true }
}
