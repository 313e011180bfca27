import { writeFile } from 'node:fs/promises'
import { type Server, createServer } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, it } from 'vitest'
import { createEmulator } from '#emulator/create-emulator.ts'
import { type Served, serveEmulator } from '#emulator/serve.ts'
import { startGateway, testFolders } from './testing/gateway-process.ts'
import { listen } from './testing/listen.ts'

/** A busy machine is no failure. */
const PATIENT = { timeout: 30_000 }
const TEST_MS = 60_000

const SECRET = 'w3bh00k0fth1st3st'

const closers: (() => Promise<unknown>)[] = []
let portal: Served

beforeAll(async () => {
  const emulator = createEmulator({ switches: { rateLimit: false } })
  emulator.world.webhooks.push({ userId: 1, code: SECRET, scopes: ['crm'] })
  portal = await serveEmulator(emulator, { port: 0, httpsPort: 0 })
  closers.push(() => portal.close())
})
afterAll(async () => {
  for (const close of closers.toReversed()) await close()
})

async function started(url: string, settings: Record<string, string> = {}) {
  const { env, remove } = await testFolders()
  const gateway = await startGateway({ ...env, B24_WEBHOOK_URL: `${url}/rest/1/${SECRET}/`, ...settings })
  closers.push(remove, () => gateway.stop('SIGKILL'))
  return gateway
}

function listening(server: Server): Promise<number> {
  closers.push(async () => {
    server.closeAllConnections()
    server.close()
  })
  return listen(server)
}

it.concurrent(
  'says at the start that the portal answers: through the proxy of the environment, by the certificate of NODE_EXTRA_CA_CERTS',
  async ({ expect }) => {
    const tunnels: string[] = []
    const proxy = createServer()
    proxy.on('connect', (request, client) => {
      tunnels.push(request.url ?? '')
      const [host = '', port] = (request.url ?? '').split(':')
      const server = connect(Number(port), host, () => {
        client.write('HTTP/1.1 200 Connection established\r\n\r\n')
        client.pipe(server).pipe(client)
      })
      server.on('error', () => client.destroy())
      client.on('error', () => server.destroy())
    })
    const { env, remove } = await testFolders()
    closers.push(remove)
    const certificate = join(env['PAGE_DIR'] ?? '', 'ca.pem')
    await writeFile(certificate, portal.certificate)
    const gateway = await started(portal.httpsUrl, {
      NODE_EXTRA_CA_CERTS: certificate,
      HTTPS_PROXY: `http://127.0.0.1:${await listening(proxy)}`,
    })
    await expect.poll(gateway.stdout, PATIENT).toContain('"msg":"The portal answers."')
    expect(tunnels).toEqual([new URL(portal.httpsUrl).host])
    expect(gateway.stdout()).not.toContain(SECRET)
  },
  TEST_MS,
)

it.concurrent(
  'listens all the same where the certificate is not trusted, and says what to set',
  async ({ expect }) => {
    const gateway = await started(portal.httpsUrl)
    await expect.poll(gateway.stdout, PATIENT).toContain('"code":"DEPTH_ZERO_SELF_SIGNED_CERT"')
    expect(gateway.stdout()).toMatch(/"msg":"listening"[^]*NODE_EXTRA_CA_CERTS/)
    expect(gateway.stdout()).not.toContain(SECRET)
    expect((await fetch(`${gateway.url}/readyz`)).status).toBe(200)
    expect((await gateway.stop()).code).toBe(0)
  },
  TEST_MS,
)

it.concurrent(
  'neither listens later nor stops later because the portal is silent',
  async ({ expect }) => {
    let asked = 0
    const silent = createServer(() => (asked += 1))
    const gateway = await started(`http://127.0.0.1:${await listening(silent)}`, { PORTAL_TIMEOUT: '600' })
    await expect.poll(() => asked, PATIENT).toBe(1)
    expect((await fetch(`${gateway.url}/readyz`)).status).toBe(200)
    expect((await gateway.stop()).code).toBe(0)
  },
  TEST_MS,
)
