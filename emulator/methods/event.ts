import type { Call, Methods, Outcome } from '../rest/call.ts'
import { argumentError, RestError } from '../rest/errors.ts'
import { phpInt, phpText } from '../rest/php.ts'
import type { EventHandler, PortalApp } from '../world/types.ts'

/**
 * Events of this portal. Sent are those of the app's own coming and going and of comments: no event exists for
 * entries, notes, pins or bindings.
 */
const events = new Set([
  'ONAPPINSTALL',
  'ONAPPUNINSTALL',
  'ONAPPUPDATE',
  'ONCRMDEALADD',
  'ONCRMDEALUPDATE',
  'ONCRMDEALDELETE',
  'ONCRMTIMELINECOMMENTADD',
  'ONCRMTIMELINECOMMENTUPDATE',
  'ONCRMTIMELINECOMMENTDELETE',
])

export const eventMethods: Methods = {
  'event.bind': { scope: '', run: bind },
  'event.unbind': { scope: '', run: unbind },
  'event.get': { scope: '', run: get },
}

function appOf({ caller }: Call): PortalApp {
  if (caller.app) return caller.app
  const text = 'Current authorization type is denied for this method Application context required'
  throw new RestError(403, 'WRONG_AUTH_TYPE', text)
}

/** Anybody binds an online event for himself; offline ones and those of others are the admin's. */
function read(call: Call): { app: PortalApp; wanted: EventHandler } {
  const app = appOf(call)
  const { params, caller } = call
  const event = phpText(params['event'] ?? params['EVENT']).toUpperCase()
  if (event === '') throw argumentError("Argument 'EVENT' is null or empty", 'EVENT')
  const handler = phpText(params['handler'] ?? params['HANDLER'])
  const offline = phpText(params['event_type'] ?? params['EVENT_TYPE']) === 'offline'
  if (handler === '' && !offline) throw argumentError("Argument 'HANDLER' is null or empty", 'HANDLER')
  const authType = phpInt(params['auth_type'] ?? params['AUTH_TYPE'])
  const own = !offline && (authType === 0 || authType === caller.user.id)
  if (!own && caller.user.role !== 'admin') throw new RestError(403, 'ACCESS_DENIED', 'Access denied!')
  return { app, wanted: { event, handler, authType, offline } }
}

function bind(call: Call): Outcome {
  const { app, wanted } = read(call)
  if (!events.has(wanted.event)) throw new RestError(400, 'ERROR_EVENT_NOT_FOUND', 'Event not found')
  app.events.push(wanted)
  return { result: true }
}

function unbind(call: Call): Outcome {
  const { app, wanted } = read(call)
  const left = app.events.filter(({ event, handler }) => event !== wanted.event || handler !== wanted.handler)
  const count = app.events.length - left.length
  app.events = left
  return { result: { count } }
}

function get(call: Call): Outcome {
  const result = appOf(call).events.map(({ event, handler, authType, offline }) => {
    return { event, handler, auth_type: String(authType), offline: offline ? 1 : 0 }
  })
  return { result }
}
