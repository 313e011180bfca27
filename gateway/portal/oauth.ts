import { ApiVersion, B24OAuth, EnumAppStatus } from '@bitrix24/b24jssdk'
import { type Sender, portalOver } from '#core/batch.ts'
import { PortalError, toPortalError } from '#core/portal-error.ts'
import type { Installation } from '../store/store.ts'
import { isSafe } from './address.ts'
import type { PortalLink, Spent } from './link.ts'
import { type AppSecret, authLost } from './request-pair.ts'
import { within } from '../within.ts'
import { sdkSender } from './sdk-sender.ts'
import { UNLIMITED, prepareTransport } from './sdk-transport.ts'
import { type TokensOptions, tokensOf } from './tokens.ts'

/** How long the tokens for one call may take to come at most, in milliseconds: a lock's wait and an exchange. */
const TOKENS_MS = 10_000

/**
 * The way to a portal as the app installed there. `timeout` is milliseconds for one request. A call that the portal
 * refuses for its token did nothing, so it alone is sent once more, with the next pair. A call whose tokens do not come
 * in time is not sent (PortalError `unknown`), so that each ends within TOKENS_MS and `timeout`.
 *
 * B24OAuth makes the calls and never renews: its refresh is not told which token was refused, so a refusal that comes
 * late would spend a second pair, and a pair that another gateway has brought cannot be put into it. Hence one client
 * for each pair, and tokens.ts beside it.
 */
export function appLink(options: TokensOptions): PortalLink {
  const { app, installation, timeout } = options
  const tokens = tokensOf(options)
  const listeners: ((spent: Spent) => void)[] = []
  let latest: { accessToken: string; send: Sender } | null = null

  function senderFor(pair: Installation): Sender {
    if (latest?.accessToken === pair.accessToken) return latest.send
    const client = clientFor(pair, app, timeout)
    const send = sdkSender(
      (call) => client.actions.v2.call.make(call),
      (spent) => listeners.forEach((listener) => listener(spent)),
    )
    latest = { accessToken: pair.accessToken, send }
    return send
  }

  async function send(...call: Parameters<Sender>): ReturnType<Sender> {
    const latest = performance.now() + Math.min(TOKENS_MS, 2 * timeout)
    const pair = await inTime(tokens.current(), latest)
    try {
      return await senderFor(pair)(...call)
    } catch (error) {
      if (!isRefusedToken(error)) throw error
      return senderFor(await inTime(tokens.after(pair.accessToken), latest))(...call)
    }
  }

  return {
    kind: 'app',
    portalId: installation.domain.toLowerCase(),
    portal: portalOver((method, params) =>
      send(method, params).catch((error: unknown) => {
        throw toPortalError(error, method)
      }),
    ),
    onSpent: (listener) => void listeners.push(listener),
  }
}

/** Waits for tokens until `latest` of performance.now(). Their renewal goes on, for the next call. */
async function inTime(pair: Promise<Installation>, latest: number): Promise<Installation> {
  const tokens = await within(pair, latest - performance.now(), null)
  if (tokens) return tokens
  const description = 'The app’s tokens did not come in time, so the call was not sent.'
  throw new PortalError('unknown', { description })
}

const REFUSED_TOKEN = new Set(['expired_token', 'invalid_token'])

function isRefusedToken(error: unknown): boolean {
  return error instanceof PortalError && REFUSED_TOKEN.has(error.portalCode)
}

/** The last second that a date can hold: the SDK would ask the machine's clock whether a token has expired. */
const NEVER = 8_640_000_000_000

function clientFor(pair: Installation, app: AppSecret, timeout: number): B24OAuth {
  const address = URL.canParse(pair.clientEndpoint) ? new URL(pair.clientEndpoint) : null
  if (!address || !isSafe(address))
    throw authLost('', 'The stored address of the portal may not be told a token.')
  const client = new B24OAuth(
    {
      ...pair,
      // The SDK puts a slash of its own before the method.
      clientEndpoint: pair.clientEndpoint.replace(/\/+$/, ''),
      expires: NEVER,
      expiresIn: 3600,
      status: EnumAppStatus.Local,
    },
    app,
    { restrictionParams: UNLIMITED },
  )
  client.setCustomRefreshAuth(() => Promise.reject(authLost('expired_token', 'The token has expired.')))
  const { ajaxClient } = client.getHttpClient(ApiVersion.v2)
  prepareTransport(ajaxClient, { timeout, plain: address.protocol === 'http:' })
  return client
}
