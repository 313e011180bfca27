import type { Context as HonoContext } from 'hono'
import type { Config } from '../config.ts'
import { isHost } from '../host/portal-hosts.ts'

/**
 * The address agents reach the gateway by, without a slash at its end: PUBLIC_URL, or the one it was asked at. A name
 * that no host has is not repeated: the lines of /docs are copied into shells.
 */
export function serverAddress({ publicUrl }: Pick<Config, 'publicUrl'>, c: HonoContext): string {
  if (publicUrl !== null) return publicUrl.replace(/\/+$/, '')
  const { host, origin } = new URL(c.req.url)
  return isHost(host) ? origin : 'http://localhost'
}
