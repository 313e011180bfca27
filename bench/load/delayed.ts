import { once } from 'node:events'
import { type Socket, connect, createServer } from 'node:net'

export interface Delayed {
  /** Where to connect in place of the server. */
  port: number
  /** Connections that were opened. */
  opened(): number
  close(): Promise<void>
}

/**
 * A network in front of a local server: it passes bytes on after so many milliseconds, each way. The handshake of TLS
 * takes its round trip through it; that of TCP is the kernel's and takes none, so a new connection is cheaper here than
 * it would be over a real network.
 */
export async function delay(port: number, ms: number): Promise<Delayed> {
  const open = new Set<Socket>()
  let opened = 0
  const server = createServer((client) => {
    opened += 1
    const portal = connect({ port, host: '127.0.0.1' })
    for (const [from, to] of [
      [client, portal],
      [portal, client],
    ] as const) {
      open.add(from)
      from.setNoDelay(true)
      from.on('data', (bytes) => setTimeout(() => to.write(bytes), ms))
      from.on('end', () => setTimeout(() => to.end(), ms))
      from.on('error', () => to.destroy())
      from.on('close', () => open.delete(from))
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    opened: () => opened,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve))
      open.forEach((socket) => socket.destroy())
      await closed
    },
  }
}
