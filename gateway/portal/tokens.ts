import { PortalError } from '#core/portal-error.ts'
import type { Locks } from '../store/locks.ts'
import type { Installation, InstallationStore } from '../store/store.ts'
import { type AppSecret, authLost, requestPair } from './request-pair.ts'

export interface TokensOptions {
  installation: Installation
  app: AppSecret
  installations: InstallationStore
  locks: Locks
  /** Milliseconds the authorization server may take. */
  timeout: number
  /** The date in Unix milliseconds. */
  date: () => number
}

/** The pair of an installed app, renewed once for all who wait, over all gateways of one store. */
export interface Tokens {
  /** An installation whose access token has not expired, as far as is known. */
  current(): Promise<Installation>
  /** The installation after the one whose access token the portal refused. */
  after(refused: string): Promise<Installation>
}

/**
 * Keeps the pair. It is renewed under a lock of the store, on the row as it is then: what another gateway, or a form
 * POST of the portal, has brought meanwhile is taken as it is. A new pair is stored before anybody uses it, for the
 * refresh token before it is spent. Both methods reject with PortalError: authLost where the app is gone or its
 * pair is dead, `unknown` where no pair could be had this time; or with what the store rejected with.
 */
export function tokensOf({ installation, app, installations, locks, timeout, date }: TokensOptions): Tokens {
  const { memberId } = installation
  let held = installation
  let renewal: Promise<Installation> | null = null
  /** A pair that the store would not take; the one before it is spent, so it must not be forgotten. */
  let unsaved: { spent: string; next: Installation } | null = null
  /** A refresh token that the authorization server knows no more. */
  let dead: { refreshToken: string; error: PortalError } | null = null

  function after(refused: string): Promise<Installation> {
    if (held.accessToken !== refused) return Promise.resolve(held)
    renewal ??= renew(refused).finally(() => (renewal = null))
    return renewal
  }

  async function renew(refused: string): Promise<Installation> {
    // Who holds the lock asks the server once, and stores the answer.
    const lock = await locks.acquire([`refresh:${memberId}`], 2 * timeout)
    if (!lock)
      throw new PortalError('unknown', { description: 'Another gateway is still renewing the tokens.' })
    try {
      held = await underLock(refused)
      return held
    } finally {
      await lock.release()
    }
  }

  async function underLock(refused: string): Promise<Installation> {
    const row = await installations.find(memberId)
    if (!row) throw authLost('', 'The app is no longer installed.')
    if (row.accessToken !== refused && row.expiresAt > date()) return row
    if (dead?.refreshToken === row.refreshToken) throw dead.error
    try {
      if (unsaved?.spent !== row.refreshToken) {
        unsaved = { spent: row.refreshToken, next: await requestPair(row, app, { timeout, date }) }
      }
    } catch (error) {
      if (!(error instanceof PortalError) || error.code !== 'authLost') throw error
      // A form POST of the portal does not wait for the lock, and may have brought a pair that is good.
      const brought = await installations.find(memberId)
      if (brought && brought.refreshToken !== row.refreshToken) return brought
      dead = { refreshToken: row.refreshToken, error }
      throw error
    }
    const { next } = unsaved
    await installations.save(next)
    unsaved = null
    return next
  }

  return {
    current: () => (held.expiresAt > date() ? Promise.resolve(held) : after(held.accessToken)),
    after,
  }
}
