import * as z from 'zod'
import type { Installation } from '../store/store.ts'
import type { Ask } from './ask-portal.ts'
import type { Offer } from './offer.ts'

/** Days a refresh token lives. REST docs: OAuth. */
const refreshDays = 180

const appInfo = z.object({ CODE: z.string() })
const profile = z.object({ ID: z.coerce.number().int().positive(), ADMIN: z.boolean() })

/** `isOrdinary` where there is nothing wrong: the person is no administrator. */
export type Proof = { userId: number } | { refusal: string; isOrdinary: boolean }

/**
 * Asks the portal whose tokens these are: they must be of a user who may manage applications (REST docs: profile),
 * and of our app, which is read from its client id (REST docs: app.info). A refusal is a sentence for the log.
 */
export async function prove(ask: Ask, clientId: string, offer: Offer): Promise<Proof> {
  // The person first: most who open the app are no administrators, and cost the portal one request.
  const person = await ask(offer.clientEndpoint, 'profile', offer.accessToken)
  if ('error' in person) return refused(`the portal answered ${person.error}`)
  const read = profile.safeParse(person.result)
  if (!read.success) return refused('the portal does not say who it is')
  if (!read.data.ADMIN) return { refusal: 'the person is no administrator', isOrdinary: true }
  const about = await ask(offer.clientEndpoint, 'app.info', offer.accessToken)
  if ('error' in about) return refused(`the portal answered ${about.error}`)
  if (appInfo.safeParse(about.result).data?.CODE !== clientId) return refused('the token is of another app')
  return { userId: read.data.ID }
}

function refused(refusal: string): Proof {
  return { refusal, isOrdinary: false }
}

/**
 * False only where the portal takes the stored pair no more. What cannot be known counts as alive: an expired token
 * says nothing of its refresh token, and a silent portal nothing at all.
 */
export async function isAlive(ask: Ask, stored: Installation, now: number): Promise<boolean> {
  const answer = await ask(stored.clientEndpoint, 'app.info', stored.accessToken)
  if (!('error' in answer)) return true
  if (answer.error === 'expired_token') return now - stored.updatedAt < refreshDays * 86_400_000
  return !deadCodes.has(answer.error)
}

/** REST docs: system errors; APPLICATION_NOT_FOUND and invalid_token as portals were seen to answer (inferred). */
const deadCodes = new Set([
  'invalid_token',
  'NO_AUTH_FOUND',
  'APPLICATION_NOT_FOUND',
  'user_access_error',
  'INVALID_CREDENTIALS',
])
