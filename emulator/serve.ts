import { once } from 'node:events'
import { createServer as createHttps } from 'node:https'
import { createAdaptorServer } from '@hono/node-server'
import type { ServerType } from '@hono/node-server'
import { Hono } from 'hono'
import { makeCertificate } from './certificate.ts'
import type { Emulator } from './emulator.ts'
import { readClient } from './pages/client-bundle.ts'
import { pages } from './pages/pages.ts'

/** Ports of the two listeners; `host` is the interface, this machine's own when it is left out. */
export type ServeOptions = { port: number; httpsPort: number; host?: string }

export type Served = {
  url: string
  httpsUrl: string
  /** The https certificate in PEM, for clients that want to trust it. */
  certificate: string
  close(): Promise<void>
}

/** A port that somebody else holds, named with the variable that chooses another. */
export class PortTakenError extends Error {
  readonly port: number
  constructor(port: number, variable: string) {
    super(`Port ${port} is taken: stop the program that uses it, or choose another with ${variable}.`)
    this.name = 'PortTakenError'
    this.port = port
  }
}

/** Milliseconds that a connection without requests is kept, as nginx does; each answer says so (Keep-Alive). */
const KEEP_ALIVE_MS = 75_000

/**
 * Puts an emulator on http and https. Where the emulated network drops, the socket is destroyed. Rejects with
 * PortTakenError, and then nothing is left listening.
 */
export async function serveEmulator(
  emulator: Emulator,
  { port, httpsPort, host = '127.0.0.1' }: ServeOptions,
): Promise<Served> {
  const [{ key, cert }] = await Promise.all([makeCertificate(), readClient()])
  const { fetch } = new Hono().route('/', pages(emulator)).route('/', emulator.app)
  const keepAlive = { keepAliveTimeout: KEEP_ALIVE_MS }
  const http = createAdaptorServer({ fetch, serverOptions: keepAlive })
  const serverOptions = { key, cert, ...keepAlive }
  const https = createAdaptorServer({ fetch, createServer: createHttps, serverOptions })
  await listen(http, port, host, 'EMULATOR_PORT')
  try {
    await listen(https, httpsPort, host, 'EMULATOR_HTTPS_PORT')
  } catch (error) {
    await close(http)
    throw error
  }
  return {
    url: `http://localhost:${portOf(http)}`,
    httpsUrl: `https://localhost:${portOf(https)}`,
    certificate: cert,
    close: async () => void (await Promise.all([close(http), close(https)])),
  }
}

async function listen(server: ServerType, port: number, host: string, variable: string): Promise<void> {
  server.listen({ port, host })
  try {
    await once(server, 'listening')
  } catch (error) {
    throw isTaken(error) ? new PortTakenError(port, variable) : error
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
}

function portOf(server: ServerType): number {
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

/** Open connections are cut: a browser's keep-alive would hold the port for minutes. */
async function close(server: ServerType): Promise<void> {
  await new Promise((resolve) => {
    server.close(resolve)
    if ('closeAllConnections' in server) server.closeAllConnections()
  })
}
