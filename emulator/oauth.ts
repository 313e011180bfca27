import { Hono } from 'hono'
import type { LogEntry } from './control/log.ts'
import type { Emulator } from './emulator.ts'
import { dropped, instead, wait } from './rest/effects.ts'
import { statusOfFault } from './rest/fault-status.ts'
import { NetworkDrop } from './rest/network-drop.ts'
import { parseQuery } from './rest/php-query.ts'
import { phpText } from './rest/php.ts'
import type { JsonMap } from './world/types.ts'

/** What stands for a REST method in the log and in faults. */
const METHOD = 'oauth.token'

/**
 * The authorization server: a fresh pair for a refresh token, by GET or by a form. REST docs: OAuth auto-renewal, error
 * codes. The texts of its errors are inferred.
 */
export function oauth(emulator: Emulator): Hono {
  async function respond(request: Request, url: URL): Promise<Response> {
    const body = request.method === 'POST' ? parseQuery(await request.text()) : {}
    const effects = emulator.faults.takeRequest(METHOD, [])
    if (effects.drop === 'before') throw await dropped(effects)
    const answer =
      instead(effects) ?? printed(renew(emulator, url, { ...parseQuery(url.search.slice(1)), ...body }))
    await wait(effects.latency)
    if (effects.drop === 'after') throw new NetworkDrop()
    return answer
  }

  const app = new Hono()
  app.on(['GET', 'POST'], ['/oauth/token', '/oauth/token/'], async (c) => {
    const started = performance.now()
    const { method: verb, url } = c.req.raw
    const { pathname: path } = new URL(url)
    const origin = c.req.header('origin') ?? null
    const when = { at: emulator.now(), verb, path, method: METHOD }
    const entry: LogEntry = { ...when, origin, user: null, status: 0, ms: 0 }
    emulator.log.push(entry)
    try {
      const answer = await respond(c.req.raw, new URL(url))
      entry.status = answer.status
      return answer
    } finally {
      entry.ms = Math.round((performance.now() - started) * 100) / 100
    }
  })
  return app
}

function printed(answer: JsonMap): Response {
  const code = phpText(answer['error'])
  return Response.json(answer, { status: code === '' ? 200 : statusOfFault(code) })
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
  const beyond = phpText(params['scope'])
    .split(',')
    .some((scope) => scope !== '' && !app.scopes.includes(scope))
  if (beyond) return { error: 'invalid_scope', error_description: 'Invalid scope' }
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
