import { Hono } from 'hono'
import type { Emulator } from './emulator.ts'
import { parseQuery } from './rest/php-query.ts'
import { phpText } from './rest/php.ts'
import type { JsonMap } from './world/types.ts'

/** The authorization server: a fresh pair for a refresh token, by GET or by a form. REST docs: OAuth auto-renewal. */
export function oauth(emulator: Emulator): Hono {
  const app = new Hono()
  app.on(['GET', 'POST'], ['/oauth/token', '/oauth/token/'], async (c) => {
    const url = new URL(c.req.url)
    const body = c.req.method === 'POST' ? parseQuery(await c.req.text()) : {}
    const params = { ...parseQuery(url.search.slice(1)), ...body }
    const answer = renew(emulator, url, params)
    return 'error' in answer
      ? c.json(answer, answer['error'] === 'invalid_client' ? 401 : 400)
      : c.json(answer)
  })
  return app
}

function renew(emulator: Emulator, url: URL, params: JsonMap): JsonMap {
  const refresh = phpText(params['refresh_token'])
  if (params['grant_type'] !== 'refresh_token' || refresh === '') {
    return { error: 'invalid_request', error_description: 'Invalid request' }
  }
  const app = emulator.world.apps.get(phpText(params['client_id']))
  if (!app || app.secret !== params['client_secret']) {
    return { error: 'invalid_client', error_description: 'Invalid client' }
  }
  const held = [...emulator.world.tokens.values()].find((token) => token.refreshToken === refresh)
  const token = held?.clientId === app.clientId ? emulator.refreshToken(refresh) : undefined
  if (!token) return { error: 'invalid_grant', error_description: 'Invalid grant' }
  return {
    access_token: token.accessToken,
    refresh_token: token.refreshToken,
    expires: Math.floor(token.expiresAt / 1000),
    expires_in: token.expiresIn,
    client_endpoint: `${url.origin}/rest/`,
    server_endpoint: `${url.origin}/oauth/rest/`,
    domain: url.host,
    member_id: app.memberId,
    scope: app.scopes.join(','),
    status: 'L',
    user_id: token.userId,
  }
}
