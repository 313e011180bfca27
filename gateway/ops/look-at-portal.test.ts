import { afterEach, expect, it, vi } from 'vitest'
import type { Log } from '../api/gateway.ts'
import { installationOf } from '../testing/app-way.ts'
import { type TestGateway, testGateway } from '../testing/test-gateway.ts'
import { lookAtPortal } from './look-at-portal.ts'

const ADMIN = 1

let lines: { level: string; fields: Record<string, unknown>; message: string }[] = []
let gateway: TestGateway | undefined

afterEach(async () => {
  await gateway?.close()
  lines = []
})

async function opened(config = {}): Promise<TestGateway> {
  const write = (level: string): Log['info'] => {
    return (fields, message) => void lines.push({ level, fields, message })
  }
  const log = { info: write('info'), warn: write('warn'), error: write('error') }
  gateway = await testGateway({ log, config })
  return gateway
}

it('asks once over each connection, and says that the portal answers', async () => {
  const app = { clientId: 'local.trail', clientSecret: 'trail-secret' }
  const { gateway, emulator, portalUrl } = await opened({ app })
  const installation = installationOf(emulator, portalUrl, ADMIN)
  await gateway.store.installations.save({ ...installation, domain: 'localhost' })
  await lookAtPortal(gateway)
  await vi.waitFor(() => expect(lines).toHaveLength(2))
  const ms = expect.any(Number)
  expect(lines.map(({ message }) => message)).toEqual(['The portal answers.', 'The portal answers.'])
  expect(lines.map(({ fields }) => fields)).toEqual(
    expect.arrayContaining([
      { connection: 'webhook', portal: new URL(portalUrl).host, ms },
      { connection: 'app', portal: 'localhost', ms },
    ]),
  )
  expect(emulator.log.map(({ method }) => method)).toEqual(['profile', 'profile'])
})

it('leaves it to the line of the connection to say why the portal does not answer', async () => {
  const { gateway, emulator } = await opened()
  emulator.faults.add([{ method: 'profile', status: 502 }])
  await lookAtPortal(gateway)
  await vi.waitFor(() => expect(emulator.log).toHaveLength(1))
  await vi.waitFor(() => expect(lines).toHaveLength(1))
  expect(lines).toMatchObject([{ level: 'warn', fields: { code: 'HTTP_502' } }])
})

it('says that a webhook is not accepted', async () => {
  const { gateway, emulator } = await opened()
  emulator.world.webhooks.splice(0)
  await lookAtPortal(gateway)
  await vi.waitFor(() => expect(lines).toHaveLength(1))
  expect(lines).toMatchObject([
    { level: 'warn', message: 'The portal does not accept the webhook: check B24_WEBHOOK_URL.' },
  ])
})

it('names another refusal of the portal by its code', async () => {
  const { gateway, emulator } = await opened()
  emulator.faults.add([{ method: 'profile', error: 'ACCESS_DENIED', status: 403 }])
  await lookAtPortal(gateway)
  await vi.waitFor(() => expect(lines).toHaveLength(1))
  expect(lines).toMatchObject([
    { level: 'warn', fields: { connection: 'webhook', code: 'ACCESS_DENIED' }, message: expect.any(String) },
  ])
})

it('says that the app waits for an administrator', async () => {
  const { gateway } = await opened({
    app: { clientId: 'local.trail', clientSecret: 'trail-secret' },
    webhookUrl: null,
  })
  await lookAtPortal(gateway)
  expect(lines).toEqual([
    {
      level: 'warn',
      fields: { connection: 'app', portals: gateway.config.portals },
      message: 'The app is not installed yet: open it in the portal as an administrator.',
    },
  ])
})
