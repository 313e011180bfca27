import { once } from 'node:events'
import { connect } from 'node:net'
import { build, createServer, preview } from 'vite'
import type { Running } from './run.ts'
import { PortTakenError } from './serve.ts'

/**
 * The tab's page on a port, with the project's own vite.config.ts: built and previewed as a user gets it, or
 * from Vite's dev server.
 */
export async function hostPage(port: number, dev: boolean): Promise<Running & { url: string }> {
  await refuseTakenPort(port)
  const url = `http://localhost:${port}/`
  if (dev) {
    const server = await createServer({ server: { port, strictPort: true } })
    await server.listen()
    return { url, close: () => server.close() }
  }
  await build({ logLevel: 'warn' })
  const server = await preview({ preview: { port, strictPort: true } })
  return { url, close: () => server.close() }
}

/** Vite says this in several lines, and only after the build. */
async function refuseTakenPort(port: number): Promise<void> {
  const socket = connect({ port, host: 'localhost' })
  try {
    await once(socket, 'connect')
  } catch {
    return
  } finally {
    socket.destroy()
  }
  throw new PortTakenError(port, 'APP_PORT')
}
