import type { Json } from '../world/types.ts'
import type { Call, Methods, Outcome } from '../rest/call.ts'
import { phpMap } from '../rest/envelope.ts'
import { argumentError, RestError } from '../rest/errors.ts'
import { pairs, phpText } from '../rest/php.ts'

/**
 * Options of the app for everybody, and of one user within it. Values keep the type they were stored with. REST docs:
 * app-option-get, app-option-set, user-option-get, user-option-set.
 */
export const optionMethods: Methods = {
  'app.option.get': { scope: '', run: (call) => get(call, appOptions(call)) },
  'app.option.set': {
    scope: '',
    run(call) {
      const options = appOptions(call)
      if (call.caller.user.role !== 'admin') throw denied('Administrator authorization required')
      return set(call, options)
    },
  },
  'user.option.get': { scope: '', run: (call) => get(call, userOptions(call)) },
  'user.option.set': { scope: '', run: (call) => set(call, userOptions(call)) },
}

function denied(why: string): RestError {
  return new RestError(403, 'ACCESS_DENIED', `Access denied! ${why}`)
}

function appOptions({ caller }: Call): Map<string, Json> {
  if (!caller.app) throw denied('Application context required')
  return caller.app.options
}

function userOptions({ caller }: Call): Map<string, Json> {
  if (!caller.app) throw denied('Application context required')
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

/** Without `options` the parameters themselves are the options. */
function set({ params }: Call, options: Map<string, Json>): Outcome {
  const given = pairs(Object.hasOwn(params, 'options') ? params['options'] : params)
  if (given.length === 0) throw argumentError("Argument 'options' is null or empty", 'options')
  for (const [name, value] of given) options.set(name, value)
  return { result: true }
}
