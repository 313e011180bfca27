import { portalTime } from '../world/times.ts'
import type { Call, Methods, Outcome } from '../rest/call.ts'
import { hasScope } from '../rest/invoke.ts'
import { phpText, phpTruth } from '../rest/php.ts'

const allScopes = ['crm', 'entity', 'placement', 'user', 'user_basic', 'user_brief']

/** Methods about the portal itself; `methods` is the whole registry, asked only when a call comes. */
export function systemMethods(methods: () => Methods): Methods {
  return {
    scope: { scope: '', run: scope },
    'server.time': { scope: '', run: ({ now }) => ({ result: portalTime(now) }) },
    'method.get': { scope: '', run: (call) => methodGet(call, methods()) },
  }
}

function scope({ caller, params }: Call): Outcome {
  return { result: phpTruth(params['full']) ? allScopes : [...caller.scopes] }
}

/** A name is looked up as it is written: in lower case. */
function methodGet({ world, caller, params }: Call, methods: Methods): Outcome {
  const name = phpText(params['name'])
  const method = Object.hasOwn(methods, name) ? methods[name] : undefined
  const isExisting = name === 'batch' || (method !== undefined && method.exists?.(world) !== false)
  return { result: { isExisting, isAvailable: isExisting && hasScope(caller, method?.scope ?? '') } }
}
