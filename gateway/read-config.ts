import { resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'
import type { Config } from './config.ts'
import { isHost } from './host/portal-hosts.ts'
import { isSafe } from './portal/address.ts'
import { checkWebhookUrl, readWebhookUrl } from './portal/webhook-url.ts'
import { StartError } from './start-error.ts'
import { type Environment, SETTINGS, type SettingName, settingOf } from './settings.ts'

/** The environment is not what the gateway needs: a sentence for each thing to mend, without any secret. */
export class ConfigError extends StartError {
  override readonly name = 'ConfigError'
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
    this.problems = problems
  }
}

export type StoreConfig = Pick<Config, 'databaseUrl' | 'dataDir' | 'keyRate'>

const DIST = fileURLToPath(new URL('../dist', import.meta.url))

const NO_PORTAL =
  'No portal is set: set B24_WEBHOOK_URL to an incoming webhook with the scope crm, or B24_CLIENT_ID and B24_CLIENT_SECRET to a local app. With the emulator running, B24_WEBHOOK_URL=http://localhost:8024/rest/1/emulator/ will do.'

const fields = {
  PORT: whole('PORT', 0, 65_535, 'a port number from 1 to 65535'),
  HOST: z.string().regex(/^[\w.:-]+$/, 'HOST is no address: set it to one such as 127.0.0.1 or 0.0.0.0.'),
  PUBLIC_URL: optional((url) =>
    isPublicUrl(url)
      ? ownPathProblem(url)
      : 'PUBLIC_URL is no public address: set it to one such as https://trail.example.com.',
  ),
  B24_WEBHOOK_URL: optional(checkWebhookUrl),
  B24_CLIENT_ID: optional(() => null),
  B24_CLIENT_SECRET: optional(() => null),
  B24_PORTALS: z
    .string()
    .transform((list) =>
      list
        .toLowerCase()
        .split(',')
        .map((host) => host.trim()),
    )
    .transform((hosts) => hosts.filter((host) => host !== ''))
    .refine((hosts) => hosts.every(isHost), {
      error:
        'B24_PORTALS holds something that is no host: write them like mycompany.bitrix24.com, without https://, with commas between them.',
    }),
  PAGE_DIR: z.string().transform((folder) => (folder === '' ? DIST : resolve(folder))),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent'], {
    error: 'LOG_LEVEL is not known: set it to debug, info, warn, error or silent.',
  }),
  B24_BURST: whole('B24_BURST', 1, 1_000_000, 'how many requests the portal takes at once, such as 50'),
  B24_RATE: amount('B24_RATE', 100_000, 'how many requests a second the portal takes, such as 2'),
  QUEUE_TIMEOUT: amount('QUEUE_TIMEOUT', 3_600, 'seconds, such as 30'),
  PORTAL_TIMEOUT: amount('PORTAL_TIMEOUT', 3_600, 'seconds, such as 60'),
}

const storeFields = {
  DATA_DIR: z.string().transform((folder) => resolve(folder)),
  DATABASE_URL: optional((url) =>
    isPostgres(url)
      ? null
      : 'DATABASE_URL is no address of a PostgreSQL: set it to postgresql://user:password@host:5432/database, with special characters of the password percent-encoded.',
  ),
  KEY_RATE: whole('KEY_RATE', 1, 1_000_000, 'requests a minute, such as 300'),
}

/** The gateway's settings. Throws a ConfigError that names every setting that is wrong or missing. */
export function readConfig(env: Environment): Config {
  const parsed = z.object({ ...fields, ...storeFields }).safeParse(textsOf(env))
  const missing = missingIn(env)
  if (!parsed.success || missing.length > 0) {
    const wrong = parsed.success ? [] : parsed.error.issues.map(({ message }) => message)
    throw new ConfigError([...wrong, ...missing])
  }
  const { data } = parsed
  // Whatever is in the page's folder is served to everybody.
  if (isWithin(data.PAGE_DIR, data.DATA_DIR))
    throw new ConfigError(['DATA_DIR is inside of the folder of the page: set it to one beside it.'])
  const { B24_CLIENT_ID: clientId, B24_CLIENT_SECRET: clientSecret } = data
  return {
    port: data.PORT,
    host: data.HOST,
    publicUrl: data.PUBLIC_URL,
    webhookUrl: data.B24_WEBHOOK_URL,
    app: clientId === null || clientSecret === null ? null : { clientId, clientSecret },
    portals: [...new Set([...data.B24_PORTALS, ...hostOf(data.B24_WEBHOOK_URL)])],
    ...storeConfig(data),
    bucket: { capacity: data.B24_BURST, perSecond: data.B24_RATE },
    queueTimeout: data.QUEUE_TIMEOUT * 1_000,
    portalTimeout: data.PORTAL_TIMEOUT * 1_000,
    pageDir: data.PAGE_DIR,
    logLevel: data.LOG_LEVEL,
  }
}

/** What the `keys` commands need: they ask no portal. Throws a ConfigError. */
export function readStoreConfig(env: Environment): StoreConfig {
  const parsed = z.object(storeFields).safeParse(textsOf(env))
  if (!parsed.success) throw new ConfigError(parsed.error.issues.map(({ message }) => message))
  return storeConfig(parsed.data)
}

function storeConfig(data: { DATABASE_URL: string | null; DATA_DIR: string; KEY_RATE: number }): StoreConfig {
  return { databaseUrl: data.DATABASE_URL, dataDir: data.DATA_DIR, keyRate: data.KEY_RATE }
}

function textsOf(env: Environment): Record<string, string> {
  return Object.fromEntries(SETTINGS.map(({ name }) => [name, settingOf(env, name)]))
}

/** What does not go together, or is not there. */
function missingIn(env: Environment): string[] {
  const has = (name: SettingName) => settingOf(env, name) !== ''
  if (has('B24_CLIENT_ID') !== has('B24_CLIENT_SECRET')) {
    const [there, lacking] = has('B24_CLIENT_ID') ? ['ID', 'SECRET'] : ['SECRET', 'ID']
    return [`B24_CLIENT_${lacking} is missing: a local app has it beside B24_CLIENT_${there}, so set both.`]
  }
  if (!has('B24_CLIENT_ID')) return has('B24_WEBHOOK_URL') ? [] : [NO_PORTAL]
  if (has('B24_PORTALS') || has('B24_WEBHOOK_URL')) return []
  return [
    'B24_PORTALS is missing: set it to the host of the portal that may install the app, such as mycompany.bitrix24.com.',
  ]
}

function hostOf(webhookUrl: string | null): string[] {
  const read = readWebhookUrl(webhookUrl ?? '')
  return typeof read === 'string' ? [] : [read.host]
}

function isWithin(folder: string, path: string): boolean {
  return `${path}${sep}`.startsWith(`${folder}${sep}`)
}

function isPublicUrl(text: string): boolean {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  return isSafe(url) && url.username === '' && url.password === '' && url.search === '' && url.hash === ''
}

/** Below a path of this name an address could mean two things; and most who write one took an address for the public one. */
function ownPathProblem(url: string): string | null {
  const [, first = ''] = new URL(url).pathname.split('/')
  const isOwn = ['v1', 'mcp', 'docs', 'install', 'events', 'assets'].includes(first)
  return isOwn ? `PUBLIC_URL has /${first} in it, a path of the gateway itself: leave it out.` : null
}

function isPostgres(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, username, password } = new URL(text)
  return /^postgres(ql)?:$/.test(protocol) && [username, password].every(isPercentEncoded)
}

function isPercentEncoded(text: string): boolean {
  try {
    decodeURIComponent(text)
    return true
  } catch {
    return false
  }
}

/** Null where the text is empty; `check` says what is wrong with one that is not. */
function optional(check: (text: string) => string | null) {
  return z
    .string()
    .superRefine((text, context) => {
      const problem = text === '' ? null : check(text)
      if (problem !== null) context.addIssue(problem)
    })
    .transform((text) => (text === '' ? null : text))
}

function whole(name: SettingName, least: number, most: number, remedy: string) {
  const isFine = (text: string) => /^\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most
  return z
    .string()
    .refine(isFine, { error: `${name} is wrong: set it to ${remedy}.` })
    .transform(Number)
}

/** A number above 0, which need not be whole. */
function amount(name: SettingName, most: number, remedy: string) {
  const isFine = (text: string) => /^\d*\.?\d+$/.test(text) && Number(text) > 0 && Number(text) <= most
  return z
    .string()
    .refine(isFine, { error: `${name} is wrong: set it to ${remedy}.` })
    .transform(Number)
}
