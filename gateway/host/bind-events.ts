import * as z from 'zod'
import type { Ask } from './ask-portal.ts'
import type { Offer } from './offer.ts'

const handlers = z.array(z.object({ event: z.string().toUpperCase(), handler: z.string() }))

/**
 * Has the portal tell the gateway when the app is installed or taken away, once for each. Answers what the portal
 * refused. REST docs: event.bind.
 */
export async function bindEvents(ask: Ask, publicUrl: string, offer: Offer): Promise<string[]> {
  const base = publicUrl.replace(/\/+$/, '')
  const wanted = [
    { event: 'ONAPPINSTALL', handler: `${base}/events/install` },
    { event: 'ONAPPUNINSTALL', handler: `${base}/events/uninstall` },
  ]
  const known = await ask(offer.clientEndpoint, 'event.get', offer.accessToken)
  const bound = handlers.safeParse('result' in known ? known.result : []).data ?? []
  const missing = wanted.filter(
    ({ event, handler }) => !bound.some((each) => each.event === event && each.handler === handler),
  )
  const answers = await Promise.all(
    missing.map((each) => ask(offer.clientEndpoint, 'event.bind', offer.accessToken, each)),
  )
  return answers.flatMap((answer) => ('error' in answer ? [answer.error] : []))
}
