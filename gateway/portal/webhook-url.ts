import { isLoopback } from './address.ts'

/** What an incoming webhook's address says; `origin` has no path, so it may be printed. */
export interface WebhookAddress {
  origin: string
  host: string
  userId: number
  secret: string
  /** http, which only this machine's own emulator speaks. */
  plain: boolean
}

const EXPECTED = 'https://<portal>/rest/<user id>/<secret>/, as the portal shows it under Incoming webhook'

/** What is wrong with B24_WEBHOOK_URL, in one sentence without the address, which is a secret; null where it is right. */
export function checkWebhookUrl(url: string): string | null {
  const read = readWebhookUrl(url)
  return typeof read === 'string' ? read : null
}

/** Reads the address of an incoming webhook (REST docs: local-webhooks), or says what is wrong with it. */
export function readWebhookUrl(url: string): WebhookAddress | string {
  const { host, hostname, origin, password, pathname, protocol, username } = parsed(url) ?? {}
  if (!host) return `B24_WEBHOOK_URL is no web address: set it to ${EXPECTED}.`
  if (protocol !== 'https:' && protocol !== 'http:')
    return `B24_WEBHOOK_URL is no web address: set it to ${EXPECTED}.`
  if (protocol === 'http:' && !isLoopback(hostname ?? ''))
    return 'B24_WEBHOOK_URL must begin with https://: over http anybody on the way reads its secret.'
  if (username || password) return `B24_WEBHOOK_URL has a user name or password in it: set it to ${EXPECTED}.`
  const [, userId, secret] = /^\/rest\/(?:api\/)?(\d{1,15})\/([^/]+)\/?$/.exec(pathname ?? '') ?? []
  if (!userId || !secret) return `B24_WEBHOOK_URL is no webhook's address: set it to ${EXPECTED}.`
  return { origin: origin ?? '', host, userId: Number(userId), secret, plain: protocol === 'http:' }
}

function parsed(url: string): URL | null {
  return URL.canParse(url.trim()) ? new URL(url.trim()) : null
}
