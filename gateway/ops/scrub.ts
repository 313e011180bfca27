import type { Config } from '../config.ts'
import { readWebhookUrl } from '../portal/webhook-url.ts'

const MARK = '[struck out]'

/** Shorter ones would strike out parts of common words. */
const SHORTEST = 6

const FORMS: readonly [form: RegExp, kept: string][] = [
  [/(trail_(?:api|app)_[A-Za-z0-9]{8})[A-Za-z0-9]{8,}/g, `$1${MARK}`],
  [/trail_session_[A-Za-z0-9]+/g, MARK],
  [/(\/rest\/(?:api\/)?\d+\/)[^/"\s\\]+/g, `$1${MARK}`],
  [/(Bearer )[\w.~+/=-]+/gi, `$1${MARK}`],
  [/(\w+:\/\/[^\s:/"]*:)[^\s@/"]+@/g, `$1${MARK}@`],
  [
    /\b((?:auth|access_token|refresh_token|application_token|client_secret|AUTH_ID|REFRESH_ID)(?:=|\\?":\s*\\?"))[^&"\s\\]+/gi,
    `$1${MARK}`,
  ],
]

/** Strikes secrets out of a line: those of the settings wherever they stand, others by their form. */
export function scrubber(
  config: Pick<Config, 'webhookUrl' | 'app' | 'databaseUrl'>,
): (line: string) => string {
  const secrets = secretsOf(config).filter((secret) => secret.length >= SHORTEST)
  return (line) => {
    let clean = line
    for (const secret of secrets) clean = clean.replaceAll(secret, MARK)
    for (const [form, kept] of FORMS) clean = clean.replaceAll(form, kept)
    return clean
  }
}

function secretsOf({ webhookUrl, app, databaseUrl }: Pick<Config, 'webhookUrl' | 'app' | 'databaseUrl'>) {
  const webhook = readWebhookUrl(webhookUrl ?? '')
  const database = databaseUrl !== null && URL.canParse(databaseUrl) ? new URL(databaseUrl) : null
  const password = database?.password ?? ''
  return [
    typeof webhook === 'string' ? '' : webhook.secret,
    app?.clientSecret ?? '',
    password,
    decodeURIComponent(password),
    database?.searchParams.get('password') ?? '',
  ]
}
