import type { Config } from '../config.ts'
import type { Installation, Store } from '../store/store.ts'
import type { PortalLink } from './link.ts'
import { appLink } from './oauth.ts'
import type { Way, Ways } from './ways.ts'

/** How long an installation that was read is taken for true, in milliseconds. */
const FRESH_MS = 2_000

interface AppWayOptions {
  config: Pick<Config, 'app' | 'portals' | 'portalTimeout'>
  store: Pick<Store, 'installations' | 'locks'>
  wayOver: (link: PortalLink) => Way
  now: () => number
  date: () => number
}

/**
 * The way of the installed app, as soon as there is one. The installation is looked at again every few seconds, for it
 * may come by another gateway, and go. The way stays the same when only its tokens change: it minds those itself.
 */
export function openAppWay({ config, store, wayOver, now, date }: AppWayOptions): Ways['app'] {
  const { app, portals, portalTimeout: timeout } = config
  let held: { way: Way; identity: string } | null = null
  let readAt = -Infinity
  let reading: Promise<Way | null> | null = null

  async function read(at: number): Promise<Way | null> {
    const installation = app && chosen(await store.installations.list(), portals)
    readAt = at
    if (!app || !installation) return (held = null)
    const identity = identityOf(installation)
    if (held?.identity === identity) return held.way
    const { installations, locks } = store
    const way = wayOver(appLink({ installation, app, installations, locks, timeout, date }))
    held = { way, identity }
    return way
  }

  return () => {
    if (now() < readAt + FRESH_MS) return Promise.resolve(held?.way ?? null)
    reading ??= read(now()).finally(() => (reading = null))
    return reading
  }
}

/** The installation in the first of `portals` that has one; one in a portal that was taken off the list is never used. */
function chosen(installations: readonly Installation[], portals: readonly string[]): Installation | null {
  const found = portals.map((portal) => installations.find(({ domain }) => domain === portal))
  return found.find((each) => each !== undefined) ?? null
}

function identityOf({ memberId, domain, clientEndpoint, userId }: Installation): string {
  return JSON.stringify([memberId, domain, clientEndpoint, userId])
}
