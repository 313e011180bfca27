import { ApiVersion, B24Hook } from '@bitrix24/b24jssdk'
import { type Sender, portalOver } from '#core/batch.ts'
import type { PortalLink, Spent } from './link.ts'
import { sdkSender } from './sdk-sender.ts'
import { UNLIMITED, prepareTransport } from './sdk-transport.ts'
import { readWebhookRefusal } from './webhook-refused.ts'
import { readWebhookUrl } from './webhook-url.ts'

/**
 * The way to a portal as an incoming webhook's user. `timeout` is milliseconds for one request. Throws an Error that
 * says what is wrong with the address (`checkWebhookUrl`), never the address itself.
 */
export function webhookLink(url: string, { timeout }: { timeout: number }): PortalLink {
  const address = readWebhookUrl(url)
  if (typeof address === 'string') throw new Error(address)
  const { host, origin, plain, secret, userId } = address
  const hook = new B24Hook({ b24Url: origin, userId, secret }, { restrictionParams: UNLIMITED })
  prepareTransport(hook.getHttpClient(ApiVersion.v2).ajaxClient, { timeout, plain })
  const listeners: ((spent: Spent) => void)[] = []
  const sdk = sdkSender(
    (call) => hook.actions.v2.call.make(call),
    (spent) => listeners.forEach((listener) => listener(spent)),
  )
  const send: Sender = (method, params) =>
    sdk(method, params).catch((error: unknown) => {
      throw readWebhookRefusal(error)
    })
  return {
    kind: 'webhook',
    portalId: host,
    portal: portalOver(send),
    onSpent: (listener) => void listeners.push(listener),
  }
}
