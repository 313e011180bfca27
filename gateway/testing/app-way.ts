import type { Emulator } from '#emulator/emulator.ts'
import { appLink } from '../portal/oauth.ts'
import { createPortalQueue } from '../queue/create-portal-queue.ts'
import type { Installation } from '../store/store.ts'
import type { TestGateway } from './test-gateway.ts'

/** The emulator's Trail as this user installed it, with a fresh pair of tokens. */
export function installationOf(emulator: Emulator, portalUrl: string, userId: number): Installation {
  const { accessToken, refreshToken, expiresAt } = emulator.issueToken(userId)
  return {
    memberId: 'member',
    domain: new URL(portalUrl).host,
    clientEndpoint: `${portalUrl}/rest/`,
    serverEndpoint: `${portalUrl}/rest/`,
    accessToken,
    refreshToken,
    expiresAt,
    applicationToken: 'application',
    userId,
    scope: 'crm',
    updatedAt: 0,
  }
}

/** Gives a gateway the way of the installed app, as the emulator's Trail and the user who installed it. */
export async function installApp(
  { gateway, emulator, portalUrl }: TestGateway,
  userId: number,
): Promise<void> {
  const { config, store, now, date, pause } = gateway
  const installation = installationOf(emulator, portalUrl, userId)
  await store.installations.save(installation)
  const { installations, locks } = store
  const app = { clientId: 'local.trail', clientSecret: 'trail-secret' }
  const link = appLink({ installation, app, installations, locks, timeout: config.portalTimeout, date })
  const { bucket, queueTimeout: timeout } = config
  const way = {
    link,
    queue: createPortalQueue({ link, store, bucket, parallel: 2, timeout, now, date, pause }),
  }
  gateway.ways.app = () => Promise.resolve(way)
}
