import type { JsonMap, World } from '../world/types.ts'
import type { Caller } from './call.ts'
import { RestError } from './errors.ts'

/** Path credentials of a webhook. */
export type WebhookPath = { user: string; code: string }

/**
 * Who calls. Tokens are looked for in the order Authorization: Bearer, `auth`, `access_token`; a webhook's path
 * goes first. REST docs: authorization, system errors; statuses by the switch authStatus.
 */
export function authenticate(
  world: World,
  now: number,
  webhook: WebhookPath | undefined,
  bearer: string | null,
  params: JsonMap,
): Caller {
  if (webhook) return webhookCaller(world, webhook)
  const given = bearer ?? params['auth'] ?? params['access_token']
  const token = typeof given === 'string' ? world.tokens.get(given) : undefined
  if (!token) throw unknownToken(world, typeof given === 'string' && given !== '')
  if (token.expiresAt <= now) {
    throw new RestError(401, 'expired_token', 'The access token provided has expired')
  }
  const app = world.apps.get(token.clientId)
  if (!app) throw new RestError(401, 'APPLICATION_NOT_FOUND', 'Application not found')
  const user = world.users.get(token.userId)
  if (!user?.active) throw noAccess(world)
  return { user, app, scopes: app.scopes, key: `app:${app.clientId}` }
}

function webhookCaller(world: World, { user: userId, code }: WebhookPath): Caller {
  const webhook = world.webhooks.find((each) => String(each.userId) === userId && each.code === code)
  const user = webhook && world.users.get(webhook.userId)
  if (!webhook || !user?.active) {
    if (world.switches.authStatus === 'docs')
      throw new RestError(401, 'NO_AUTH_FOUND', 'Wrong authorization data')
    throw new RestError(401, 'INVALID_CREDENTIALS', 'Invalid request credentials')
  }
  return { user, app: undefined, scopes: webhook.scopes, key: `webhook:${userId}:${code}` }
}

/** The docs have one code for a bad token; portals hand on what their OAuth server says (inferred). */
function unknownToken(world: World, given: boolean): RestError {
  if (!given || world.switches.authStatus === 'docs') {
    return new RestError(401, 'NO_AUTH_FOUND', 'Wrong authorization data')
  }
  return new RestError(401, 'invalid_token', 'Unable to get application by token')
}

function noAccess(world: World): RestError {
  const status = world.switches.authStatus === 'docs' ? 403 : 401
  return new RestError(status, 'user_access_error', 'The user does not have access to the application.')
}

export function insufficientScope(world: World, caller: Caller): RestError {
  const kind = caller.app ? 'access' : 'webhook'
  const text = `The request requires higher privileges than provided by the ${kind} token`
  return new RestError(world.switches.authStatus === 'docs' ? 403 : 401, 'insufficient_scope', text)
}
