import type { Call, Methods, Outcome } from '../rest/call.ts'
import { argumentError, RestError } from '../rest/errors.ts'
import { anySpelling } from '../rest/params.ts'
import { phpInt, phpText, phpTruth } from '../rest/php.ts'
import type { EventHandler, PortalApp } from '../world/types.ts'

const kinds = ['LEAD', 'DEAL', 'CONTACT', 'COMPANY', 'QUOTE', 'DYNAMICITEM', 'TIMELINECOMMENT']
const verbs = ['ADD', 'UPDATE', 'DELETE']

/**
 * Events of this portal by their scope. Sent are those of the app's own coming and going, of cards that crm.item.*
 * writes, and of comments: no event exists for entries, notes, pins or bindings. REST docs: events.
 */
const eventsOf: ReadonlyMap<string, readonly string[]> = new Map([
  ['', ['ONAPPINSTALL', 'ONAPPUNINSTALL', 'ONAPPUPDATE']],
  ['crm', kinds.flatMap((kind) => verbs.map((verb) => `ONCRM${kind}${verb}`))],
  ['user', ['ONUSERADD']],
])
const events = new Set([...eventsOf.values()].flat())

/** The events of one kind of smart process have its number behind their name. */
function isEvent(name: string): boolean {
  return events.has(name.replace(/^(ONCRMDYNAMICITEM[A-Z]+)_\d+$/, '$1'))
}

export const eventMethods: Methods = {
  events: { scope: '', run: list },
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

/** Those of SCOPE, of every scope with FULL, otherwise what every app has and what the scopes of this one bring. */
function list(call: Call): Outcome {
  const { scopes } = appOf(call)
  const scope = anySpelling(call.params, ['SCOPE', 'scope', 'Scope'])
  if (scope !== undefined) return { result: [...(eventsOf.get(phpText(scope)) ?? [])] }
  const isFull = phpTruth(anySpelling(call.params, ['FULL', 'full', 'Full']))
  const names = isFull ? [...eventsOf.keys()] : ['', ...scopes]
  return { result: names.flatMap((name) => eventsOf.get(name) ?? []) }
}

function bind(call: Call): Outcome {
  const { app, wanted } = read(call)
  if (!isEvent(wanted.event)) throw new RestError(400, 'ERROR_EVENT_NOT_FOUND', 'Event not found')
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
