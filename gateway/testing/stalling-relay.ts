import { once } from 'node:events'
import { type Socket, connect, createServer } from 'node:net'
import { listen } from './listen.ts'

export interface StallingRelay {
  /** The address of the server, through the relay. */
  url: string
  /** From now on no byte passes, and no connection ends: as with a server that stands still. */
  stall(): void
  /** Passes on what was held back, ends included. */
  flow(): void
  close(): Promise<void>
}

/** A relay in front of the server at `target`, on a free port. */
export async function stallingRelay(target: string): Promise<StallingRelay> {
  const { hostname, port } = new URL(target)
  const pairs = new Set<[Socket, Socket]>()
  let stalled = false

  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname)
    const pair: [Socket, Socket] = [client, upstream]
    pairs.add(pair)
    if (stalled) halt(pair)
    else join(pair)
    for (const socket of pair) socket.on('error', () => end(pair))
    for (const socket of pair) socket.on('close', () => stalled || end(pair))
  })
  const own = await listen(server)

  function end(pair: [Socket, Socket]): void {
    pairs.delete(pair)
    for (const socket of pair) socket.destroy()
  }

  function join([client, upstream]: [Socket, Socket]): void {
    client.pipe(upstream)
    upstream.pipe(client)
  }

  function halt(pair: [Socket, Socket]): void {
    for (const socket of pair) socket.unpipe().pause()
  }

  const url = new URL(target)
  url.port = String(own)
  return {
    url: url.href,
    stall() {
      stalled = true
      pairs.forEach(halt)
    },
    flow() {
      if (!stalled) return
      stalled = false
      for (const pair of pairs) {
        if (pair.some((socket) => socket.closed)) end(pair)
        else join(pair)
      }
    },
    async close() {
      server.close()
      pairs.forEach(end)
      await once(server, 'close')
    },
  }
}
