import { randomBytes } from 'node:crypto'
import type { Token, World } from './types.ts'

/** Our app's client id in every seed. */
export const trailClientId = 'local.trail'

export function issueToken(world: World, now: number, userId: number, clientId = trailClientId): Token {
  const expiresIn = world.switches.tokenLifetime
  const token: Token = {
    accessToken: randomBytes(35).toString('hex'),
    refreshToken: randomBytes(35).toString('hex'),
    userId,
    clientId,
    expiresAt: now + expiresIn * 1000,
    expiresIn,
  }
  world.tokens.set(token.accessToken, token)
  return token
}

/** The old refresh token is spent; the old access token lives out its time. */
export function refreshToken(world: World, now: number, refresh: string): Token | undefined {
  for (const token of world.tokens.values()) {
    if (token.refreshToken !== refresh) continue
    token.refreshToken = ''
    return issueToken(world, now, token.userId, token.clientId)
  }
  return undefined
}

export function expireTokens(world: World, now: number): void {
  for (const token of world.tokens.values()) token.expiresAt = Math.min(token.expiresAt, now)
}

/** After a reset a page that is still open goes on with the token it has. */
export function keepTokens(from: World, to: World, now: number): void {
  for (const [accessToken, token] of from.tokens) {
    if (!to.users.has(token.userId) || !to.apps.has(token.clientId)) continue
    const expiresIn = to.switches.tokenLifetime
    to.tokens.set(accessToken, { ...token, expiresIn, expiresAt: now + expiresIn * 1000 })
  }
}
