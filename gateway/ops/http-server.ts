import { once } from 'node:events'
import { type Server, createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { StartError } from '../start-error.ts'

export interface HttpServer {
  port: number
  /** Takes no new connections, lets requests under way end for as long as `ms`, then cuts what is left. */
  drain(ms: number): Promise<void>
}

/** Long enough for a slow line, too short for a client that sends a byte a minute to hold a connection. */
const HEADERS_MS = 15_000
const REQUEST_MS = 60_000

/** Longer than the minute that load balancers keep an idle connection, so that it is theirs to close. */
const KEEP_ALIVE_MS = 65_000

/** After so many requests a connection is opened anew, so that load moves to gateways that came later. */
const REQUESTS_A_SOCKET = 10_000

const SWEEP_MS = 50

/** Serves over HTTP. Rejects with a StartError where it cannot listen. */
export async function serveHttp(
  fetch: (request: Request) => Response | Promise<Response>,
  { port, host }: { port: number; host: string },
): Promise<HttpServer> {
  const server = createServer(
    { headersTimeout: HEADERS_MS, requestTimeout: REQUEST_MS, keepAliveTimeout: KEEP_ALIVE_MS },
    // HTTP/1.0 has no Host, and HAProxy checks with it: any name will do there.
    getRequestListener(fetch, { hostname: 'localhost' }),
  )
  server.maxRequestsPerSocket = REQUESTS_A_SOCKET
  const underWay = countRequests(server)
  let draining = false
  server.prependListener('request', (_, response) => {
    if (draining) response.setHeader('Connection', 'close')
  })
  server.listen({ port, host })
  try {
    await once(server, 'listening')
  } catch (error) {
    throw complaint(error, port, host)
  }
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : port,
    async drain(ms) {
      draining = true
      const closed = new Promise<void>((resolve) => void server.close(() => resolve()))
      const until = performance.now() + ms
      while (underWay() > 0 && performance.now() < until) {
        server.closeIdleConnections()
        await new Promise((resolve) => setTimeout(resolve, SWEEP_MS))
      }
      server.closeAllConnections()
      await closed
    },
  }
}

/** How many requests are under way, streams that a client only listens to left out: they would never end. */
function countRequests(server: Server): () => number {
  let count = 0
  server.on('request', (request, response) => {
    if (request.method === 'GET' && request.headers.accept === 'text/event-stream') return
    count++
    response.once('close', () => count--)
  })
  return () => count
}

function complaint(error: unknown, port: number, host: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  if (code === 'EADDRINUSE')
    return new StartError(
      `Port ${port} is taken: stop the program that uses it, or choose another with PORT.`,
    )
  if (code === 'EACCES')
    return new StartError(`Port ${port} may not be used: choose one from 1024 on with PORT.`)
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new StartError(`HOST ${host} is no address of this machine: set it to 127.0.0.1 or 0.0.0.0.`)
  return error
}
