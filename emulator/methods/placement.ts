import { placementCodes } from '../world/entity-types.ts'
import type { PlacementHandler, PortalApp } from '../world/types.ts'
import type { Call, Methods, Outcome } from '../rest/call.ts'
import { argumentError, RestError } from '../rest/errors.ts'
import { field, isMap, phpInt, phpText } from '../rest/php.ts'

export const placementMethods: Methods = {
  'placement.bind': { scope: 'placement', run: bind },
  'placement.unbind': { scope: 'placement', run: unbind },
  'placement.get': { scope: 'placement', run: get },
  'placement.list': { scope: 'placement', run: list },
}

function appOf({ caller }: Call): PortalApp {
  if (caller.app) return caller.app
  const text = 'Current authorization type is denied for this method Application context required'
  throw new RestError(403, 'WRONG_AUTH_TYPE', text)
}

function adminAppOf(call: Call): PortalApp {
  const app = appOf(call)
  if (call.caller.user.role !== 'admin') throw new RestError(403, 'ACCESS_DENIED', 'Access denied!')
  return app
}

function requiredText({ params }: Call, name: string): string {
  const value = phpText(params[name])
  if (value === '') throw argumentError(`Argument '${name}' is null or empty`, name)
  return value
}

/**
 * Binds a tab. Several tabs of one app in one card are allowed, the same address twice is refused (inferred).
 * OPTIONS of a card tab are taken and forgotten. REST docs: placement.bind.
 */
function bind(call: Call): Outcome {
  const app = adminAppOf(call)
  const { params } = call
  const placement = requiredText(call, 'PLACEMENT').toUpperCase()
  const handler = requiredText(call, 'HANDLER')
  if (!placementCodes(call.world).includes(placement)) {
    throw new RestError(400, 'ERROR_PLACEMENT_NOT_FOUND', 'Placement not found')
  }
  checkAddress(handler)
  if (phpInt(params['USER_ID']) > 0) {
    throw new RestError(400, 'ERROR_PLACEMENT_USER_MODE', 'User mode is not available.')
  }
  if (app.placements.some((each) => each.placement === placement && each.handler === handler)) {
    throw new RestError(400, 'ERROR_CORE', 'Unable to set placement handler: Handler already binded')
  }
  const langAll = params['LANG_ALL']
  app.placements.push({
    placement,
    handler,
    title: phpText(params['TITLE']) || phpText(field(field(langAll, 'en'), 'TITLE')) || app.title,
    description: phpText(params['DESCRIPTION']),
    groupName: phpText(params['GROUP_NAME']),
    langAll: isMap(langAll) ? langAll : {},
    userId: 0,
  })
  return { result: true }
}

/** Localhost passes, which a cloud portal would refuse: this portal lives there itself. */
function checkAddress(handler: string): void {
  if (!URL.canParse(handler)) throw new RestError(400, 'ERROR_WRONG_HANDLER_URL', 'Wrong handler URL')
  if (!/^https?:$/.test(new URL(handler).protocol)) {
    throw new RestError(400, 'ERROR_UNSUPPORTED_PROTOCOL', 'Unsupported event handler protocol')
  }
}

/** Without HANDLER every tab of the placement goes. The count grows by two for each, as portals count. */
function unbind(call: Call): Outcome {
  const app = adminAppOf(call)
  const placement = requiredText(call, 'PLACEMENT').toUpperCase()
  const handler = phpText(call.params['HANDLER'])
  const goes = (each: PlacementHandler): boolean =>
    each.placement === placement && (handler === '' || each.handler === handler)
  const count = app.placements.filter(goes).length * 2
  app.placements = app.placements.filter((each) => !goes(each))
  return { result: { count } }
}

function get(call: Call): Outcome {
  const result = adminAppOf(call).placements.map((each) => {
    const { placement, userId, handler, title, description, langAll } = each
    return {
      placement,
      userId,
      handler,
      options: [],
      title,
      description,
      langAll: printLanguages(each) ?? langAll,
    }
  })
  return { result }
}

/** A handler without translations has its title under the portal's language. */
function printLanguages({ langAll, title, description, groupName }: PlacementHandler) {
  if (Object.keys(langAll).length > 0) return undefined
  return { en: { TITLE: title, DESCRIPTION: description, GROUP_NAME: groupName } }
}

function list(call: Call): Outcome {
  appOf(call)
  return { result: placementCodes(call.world) }
}
