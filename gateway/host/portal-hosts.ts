import { isLoopback } from '../portal/address.ts'

/** A host as it stands in an address: a name or IPv4, or IPv6 in brackets, and a port where it has one. */
const hostShape = /^([a-z0-9]([a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:]+\])(:\d{1,5})?$/

/** Servers that hand out tokens to portals in the cloud. REST docs: OAuth. */
const tokenServers = ['oauth.bitrix.info', 'oauth.bitrix24.tech']

export function isHost(text: string): boolean {
  return text.length <= 260 && hostShape.test(text)
}

/** True for a host of this machine, whatever its port: the only one that may be spoken to without encryption. */
function isHere(host: string): boolean {
  return isLoopback(host.replace(/:\d+$/, ''))
}

/** Addresses of the portals, without a path: https, and http too on this machine. Throws where one is no host. */
export function originsOf(portals: readonly string[]): string[] {
  return portals.flatMap((portal) => {
    const host = portal.toLowerCase()
    if (!isHost(host))
      throw new Error(`"${portal}" is no host of a portal: write it like mycompany.bitrix24.com.`)
    return isHere(host) ? [`https://${host}`, `http://${host}`] : [`https://${host}`]
  })
}

/** The portal's own REST address; http only on this machine, and only where the portal says so. */
export function restAddress(host: string, https: boolean): string {
  return `${!https && isHere(host) ? 'http' : 'https'}://${host}/rest/`
}

/**
 * True where the app's secret may be sent to: a server of Bitrix24 that hands out tokens, or the portal itself
 * (on-premise portals do so themselves), encrypted unless it is on this machine.
 */
export function mayHandOutTokens(serverEndpoint: string, portal: string): boolean {
  if (!URL.canParse(serverEndpoint)) return false
  const { protocol, host, username, password } = new URL(serverEndpoint)
  if (username !== '' || password !== '') return false
  if (protocol === 'http:') return host === portal && isHere(host)
  return protocol === 'https:' && (host === portal || tokenServers.includes(host))
}
