import { z } from 'zod'
import { PortalError } from '#core/portal-error.ts'
import { mayHandOutTokens } from '../host/portal-hosts.ts'
import type { Installation } from '../store/store.ts'
import { postForm } from './post-form.ts'

/** The local app's own id and secret, as the portal shows them to its administrator. */
export interface AppSecret {
  clientId: string
  clientSecret: string
}

/** Names the exchange in errors and logs, where a REST method would stand. */
const METHOD = 'oauth.token'

/** An hour, as portals give (REST docs: OAuth auto-renewal). */
const LIFETIME = 3600

const pairShape = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  expires_in: z.coerce.number().positive().catch(LIFETIME),
})

const refusalShape = z.object({ error: z.string(), error_description: z.string().catch('') })

/**
 * Asks the authorization server for the pair after `row`'s (REST docs: OAuth auto-renewal). The secret goes into the
 * body, never into the address, and only to a server of Bitrix24 or the portal itself. Errors: PortalError authLost
 * where the pair or the app is no longer known, with the server's code; `unknown` where there was no answer to use.
 * Neither means that the call which needed the pair has been sent.
 */
export async function requestPair(
  row: Installation,
  app: AppSecret,
  { timeout, date }: { timeout: number; date: () => number },
): Promise<Installation> {
  if (!mayHandOutTokens(row.serverEndpoint, row.domain)) {
    throw authLost('', 'The stored authorization server is none that may be told the app’s secret.')
  }
  const asked = date()
  const { body, status } = await send(new URL('/oauth/token/', row.serverEndpoint), row, app, timeout)
  const refusal = refusalShape.safeParse(body)
  if (refusal.success) throw refused(refusal.data, status)
  const pair = pairShape.safeParse(body)
  if (!pair.success || status !== 200) throw unanswered(status)
  // The portal's clock may be another, so its `expires` is of no use.
  const expiresAt = asked + pair.data.expires_in * 1000
  const { access_token: accessToken, refresh_token: refreshToken } = pair.data
  return { ...row, accessToken, refreshToken, expiresAt, updatedAt: asked }
}

function send(
  address: URL,
  { refreshToken }: Installation,
  { clientId, clientSecret }: AppSecret,
  timeout: number,
): Promise<{ body: unknown; status: number }> {
  const form = { grant_type: 'refresh_token', client_id: clientId, client_secret: clientSecret }
  const body = new URLSearchParams({ ...form, refresh_token: refreshToken })
  return postForm(address, body, { method: METHOD, timeout })
}

/** Codes that say so for good: asking again with the same pair or the same secret is of no use. */
const FINAL = new Set(['invalid_grant', 'invalid_client', 'invalid_token', 'NO_AUTH_FOUND'])

function refused({ error, error_description: description }: z.infer<typeof refusalShape>, status: number) {
  if (FINAL.has(error)) return authLost(error, description, status)
  return new PortalError('unknown', { method: METHOD, portalCode: error, description, status })
}

export function authLost(portalCode: string, description: string, status = 0): PortalError {
  return new PortalError('authLost', { method: METHOD, portalCode, description, status })
}

function unanswered(status: number): PortalError {
  const description = 'The authorization server gave no answer that could be used.'
  return new PortalError('unknown', { method: METHOD, description, status })
}
