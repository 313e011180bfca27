import { meCall } from '#core/calls.ts'
import { toPortalError } from '#core/portal-error.ts'
import type { Gateway } from '../api/gateway.ts'
import type { Way } from '../portal/ways.ts'
import { connectionTrouble } from './connection-trouble.ts'

const NOT_INSTALLED = 'The app is not installed yet: open it in the portal as an administrator.'

/**
 * Asks the portal once over each connection who is calling, and logs whether it answers; or that the app is not
 * installed yet. It takes no turn in the queue, and never rejects. Resolves when the app's answer is there: that call may
 * renew the tokens, which must be stored before the store is closed.
 */
export async function lookAtPortal({
  config,
  ways,
  log,
}: Pick<Gateway, 'config' | 'ways' | 'log'>): Promise<void> {
  if (ways.webhook) void look(ways.webhook, log)
  const app = await ways.app().catch(() => undefined)
  if (app) await look(app, log)
  else if (app === null && config.app) log.warn({ connection: 'app', portals: config.portals }, NOT_INSTALLED)
}

async function look({ link }: Way, log: Gateway['log']): Promise<void> {
  const about = { connection: link.kind, portal: link.portalId }
  const began = performance.now()
  try {
    await link.portal.call(meCall)
    log.info({ ...about, ms: Math.round(performance.now() - began) }, 'The portal answers.')
  } catch (error) {
    // watchConnection has logged why it does not work.
    if (connectionTrouble(error)) return
    const { code, portalCode } = toPortalError(error)
    log.warn({ ...about, code: portalCode || code }, 'The portal was asked once at the start, and refused.')
  }
}
