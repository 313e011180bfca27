import { expect, it } from 'vitest'
import { helpText } from './help.ts'
import { ConfigError, readConfig, readStoreConfig } from './read-config.ts'
import { SETTINGS } from './settings.ts'

const WEBHOOK = 'https://mycompany.bitrix24.com/rest/7/s3cr3ts3cr3t/'
const APP = { B24_CLIENT_ID: 'local.1', B24_CLIENT_SECRET: 'hush-hush', B24_PORTALS: 'a.bitrix24.com' }

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
  return []
}

it('needs no more than a webhook', () => {
  const { dataDir, pageDir, ...config } = readConfig({ B24_WEBHOOK_URL: WEBHOOK })
  expect(config).toEqual({
    port: 8080,
    host: '127.0.0.1',
    publicUrl: null,
    webhookUrl: WEBHOOK,
    app: null,
    portals: ['mycompany.bitrix24.com'],
    databaseUrl: null,
    bucket: { capacity: 50, perSecond: 2 },
    queueTimeout: 30_000,
    portalTimeout: 60_000,
    keyRate: 300,
    logLevel: 'info',
  })
  expect(dataDir).toMatch(/data$/)
  expect(pageDir).toMatch(/dist$/)
})

it('reads every setting', () => {
  expect(
    readConfig({
      ...APP,
      B24_WEBHOOK_URL: WEBHOOK,
      B24_PORTALS: ' A.bitrix24.com, crm.example.org:8443,mycompany.bitrix24.com ',
      PORT: '0',
      HOST: '0.0.0.0',
      PUBLIC_URL: 'https://trail.example.com',
      DATABASE_URL: 'postgresql://trail:pw@db/trail',
      DATA_DIR: '/var/lib/trail',
      B24_BURST: '100',
      B24_RATE: '2.5',
      QUEUE_TIMEOUT: '.5',
      PORTAL_TIMEOUT: '20',
      KEY_RATE: '60',
      PAGE_DIR: '/srv/tab',
      LOG_LEVEL: 'warn',
    }),
  ).toEqual({
    port: 0,
    host: '0.0.0.0',
    publicUrl: 'https://trail.example.com',
    webhookUrl: WEBHOOK,
    app: { clientId: 'local.1', clientSecret: 'hush-hush' },
    portals: ['a.bitrix24.com', 'crm.example.org:8443', 'mycompany.bitrix24.com'],
    databaseUrl: 'postgresql://trail:pw@db/trail',
    dataDir: '/var/lib/trail',
    bucket: { capacity: 100, perSecond: 2.5 },
    queueTimeout: 500,
    portalTimeout: 20_000,
    keyRate: 60,
    pageDir: '/srv/tab',
    logLevel: 'warn',
  })
})

it('says how to name a portal, the emulator’s among them, where none is', () => {
  expect(problemsOf({ B24_WEBHOOK_URL: '  ' })).toEqual([
    expect.stringMatching(/B24_WEBHOOK_URL.*B24_CLIENT_ID.*http:\/\/localhost:8024\/rest\/1\/emulator\//),
  ])
})

it.each([
  [{ PORT: '80a' }, 'PORT is wrong'],
  [{ PORT: '70000' }, 'PORT is wrong'],
  [{ HOST: 'my host' }, 'HOST is no address'],
  [{ PUBLIC_URL: 'http://trail.example.com' }, 'PUBLIC_URL is no public address'],
  [{ PUBLIC_URL: 'https://trail.example.com/?a=b' }, 'PUBLIC_URL is no public address'],
  [{ PUBLIC_URL: 'https://trail.example.com/install' }, 'PUBLIC_URL has /install in it'],
  [{ PUBLIC_URL: 'https://trail.example.com/v1/' }, 'PUBLIC_URL has /v1 in it'],
  [{ B24_WEBHOOK_URL: 'http://mycompany.bitrix24.com/rest/7/s3cr3ts3cr3t/' }, 'B24_WEBHOOK_URL must begin'],
  [{ B24_CLIENT_ID: 'x' }, 'B24_CLIENT_SECRET is missing'],
  [{ B24_CLIENT_SECRET: 'hush-hush' }, 'B24_CLIENT_ID is missing'],
  [{ B24_PORTALS: 'https://a.bitrix24.com' }, 'B24_PORTALS holds something that is no host'],
  [{ DATABASE_URL: 'mysql://root:hush-hush@db/x' }, 'DATABASE_URL is no address'],
  [{ DATABASE_URL: 'hush-hush' }, 'DATABASE_URL is no address'],
  [{ DATABASE_URL: 'postgresql://trail:hush-hush%@db/x' }, 'DATABASE_URL is no address'],
  [{ B24_BURST: '0' }, 'B24_BURST is wrong'],
  [{ B24_RATE: 'fast' }, 'B24_RATE is wrong'],
  [{ QUEUE_TIMEOUT: '0' }, 'QUEUE_TIMEOUT is wrong'],
  [{ PORTAL_TIMEOUT: '-1' }, 'PORTAL_TIMEOUT is wrong'],
  [{ KEY_RATE: '1.5' }, 'KEY_RATE is wrong'],
  [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL is not known'],
])('says what to do about %o, in one sentence without a secret', (env, beginning) => {
  const problems = problemsOf({ B24_WEBHOOK_URL: WEBHOOK, ...env })
  expect(problems).toEqual([expect.stringMatching(new RegExp(`^${beginning}.*: .+\\.$`))])
  expect(problems.join()).not.toMatch(/hush-hush|s3cr3t/)
})

it('names all that is wrong at once', () => {
  expect(problemsOf({ PORT: 'x', LOG_LEVEL: 'x' })).toHaveLength(3)
})

it('asks for the portal that may install the app', () => {
  expect(problemsOf({ ...APP, B24_PORTALS: '' })).toEqual([expect.stringContaining('B24_PORTALS is missing')])
  expect(problemsOf({ ...APP, B24_PORTALS: '', B24_WEBHOOK_URL: WEBHOOK })).toEqual([])
})

it('keeps the store out of the folder that everybody is served from', () => {
  expect(problemsOf({ B24_WEBHOOK_URL: WEBHOOK, PAGE_DIR: '/srv/tab', DATA_DIR: '/srv/tab/data' })).toEqual([
    expect.stringContaining('DATA_DIR is inside'),
  ])
  expect(problemsOf({ B24_WEBHOOK_URL: WEBHOOK, PAGE_DIR: '/srv/tab', DATA_DIR: '/srv/tab-data' })).toEqual(
    [],
  )
})

it('needs no portal for the keys', () => {
  expect(readStoreConfig({ DATA_DIR: '/x' })).toEqual({ databaseUrl: null, dataDir: '/x', keyRate: 300 })
  expect(() => readStoreConfig({ KEY_RATE: 'x' })).toThrow('KEY_RATE is wrong')
})

it('lists every setting in the help', () => {
  for (const { name } of SETTINGS) expect(helpText()).toContain(`  ${name} `)
})
