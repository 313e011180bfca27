import * as z from 'zod'
import type { Installation } from '../store/store.ts'
import type { Opening } from './page-host.ts'
import { mayHandOutTokens, restAddress } from './portal-hosts.ts'

/** A pair of tokens that somebody says a portal gave our app. Nothing of it is true before the portal was asked. */
export type Offer = Omit<Installation, 'userId' | 'updatedAt'>

/** Portals that name no server of tokens mean the cloud's (inferred: older builds do not send the field). */
const cloudServer = 'https://oauth.bitrix.info/rest/'

/** An hour. REST docs: OAuth. */
const usualSeconds = 3600

const secret = z.string().min(1).max(2000)
const seconds = z.coerce.number().int().positive().max(1e6).catch(usualSeconds)
const endpoint = z.string().max(500).default(cloudServer)
const text = z.string().max(2000).default('')
const memberId = z.string().regex(/^[\w-]{1,64}$/)

const openingForm = z.object({
  AUTH_ID: secret,
  REFRESH_ID: secret,
  AUTH_EXPIRES: seconds,
  SERVER_ENDPOINT: endpoint,
  APPLICATION_TOKEN: text,
  APPLICATION_SCOPE: text,
  member_id: memberId,
})

/** The tokens in the form of an opening; null where it has none that could be used. REST docs: what the handler receives. */
export function offerOfOpening({ domain, https, form }: Opening, now: number): Offer | null {
  const read = openingForm.safeParse(Object.fromEntries(form))
  if (!read.success || !mayHandOutTokens(read.data.SERVER_ENDPOINT, domain)) return null
  const { data } = read
  return {
    memberId: data.member_id,
    domain,
    clientEndpoint: restAddress(domain, https),
    serverEndpoint: data.SERVER_ENDPOINT,
    accessToken: data.AUTH_ID,
    refreshToken: data.REFRESH_ID,
    expiresAt: now + data.AUTH_EXPIRES * 1000,
    applicationToken: data.APPLICATION_TOKEN,
    scope: data.APPLICATION_SCOPE,
  }
}

const eventForm = z.object({
  event: z.string().max(100).toUpperCase(),
  'auth[domain]': z.string().min(1).max(300).toLowerCase(),
  'auth[member_id]': memberId,
  'auth[application_token]': secret,
})

const eventTokens = z.object({
  'auth[access_token]': secret,
  'auth[refresh_token]': secret,
  'auth[expires_in]': seconds,
  'auth[server_endpoint]': endpoint,
  'auth[client_endpoint]': text,
  'auth[scope]': text,
})

export interface PortalEvent {
  event: string
  domain: string
  memberId: string
  applicationToken: string
  /** ONAPPINSTALL alone carries tokens. */
  offer: Offer | null
}

/** An event about the app, from its urlencoded body; null where it is none. REST docs: ONAPPINSTALL, ONAPPUNINSTALL. */
export function readEvent(body: string, now: number): PortalEvent | null {
  const fields = Object.fromEntries(new URLSearchParams(body))
  const read = eventForm.safeParse(fields)
  if (!read.success) return null
  const common = {
    domain: read.data['auth[domain]'],
    memberId: read.data['auth[member_id]'],
    applicationToken: read.data['auth[application_token]'],
  }
  const tokens = eventTokens.safeParse(fields)
  const serverEndpoint = tokens.data?.['auth[server_endpoint]'] ?? ''
  if (!tokens.success || !mayHandOutTokens(serverEndpoint, common.domain)) {
    return { event: read.data.event, ...common, offer: null }
  }
  const { data } = tokens
  const offer: Offer = {
    ...common,
    clientEndpoint: restAddress(common.domain, !data['auth[client_endpoint]'].startsWith('http:')),
    serverEndpoint,
    accessToken: data['auth[access_token]'],
    refreshToken: data['auth[refresh_token]'],
    expiresAt: now + data['auth[expires_in]'] * 1000,
    scope: data['auth[scope]'],
  }
  return { event: read.data.event, ...common, offer }
}
