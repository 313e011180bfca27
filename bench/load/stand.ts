import type { Control } from '../../e2e/control.ts'
import { type Portal, startPortal } from '../emulator-process.ts'
import { type Gateway, gatewayFolder, startGateway } from './process.ts'

/** A gateway in front of a portal, both in processes of their own. */
export interface GatewayStand {
  control: Control
  gateway: Gateway
  key: string
}

/** What a gateway is told of the portal's bucket: the truth, or that there is none. */
const BUCKETS = {
  real: { B24_BURST: '50', B24_RATE: '2' },
  off: { B24_BURST: '1000000', B24_RATE: '100000' },
} as const

interface Wanted {
  bucket: keyof typeof BUCKETS
  /** Of PostgreSQL, in place of the file. */
  databaseUrl?: string
}

/** Opens a stand for as long as `use` takes. */
export async function withGateway<T>(
  { bucket, databaseUrl = '' }: Wanted,
  use: (stand: GatewayStand) => Promise<T>,
): Promise<T> {
  return withPortal(async ({ control }) => {
    await control.reset({ switches: { rateLimit: bucket === 'real' } })
    const folder = gatewayFolder()
    try {
      const settings = { ...folder.settings, ...BUCKETS[bucket], DATABASE_URL: databaseUrl }
      const gateway = await startGateway(control.origin, settings)
      try {
        return await use({ control, gateway, key: await gateway.makeKey() })
      } finally {
        await gateway.close()
      }
    } finally {
      folder.remove()
    }
  })
}

/** A portal for as long as `use` takes; nobody opens its tab. */
export async function withPortal<T>(use: (portal: Portal) => Promise<T>): Promise<T> {
  const portal = await startPortal('http://localhost:1/')
  try {
    return await use(portal)
  } finally {
    await portal.close()
  }
}
