import { type Logger, pino } from 'pino'
import type { Config } from '../config.ts'
import { stdoutLines } from './log-out.ts'
import { scrubber } from './scrub.ts'

/** Names under which a secret would stand in a field; nobody logs them, and if somebody did, this is what is seen. */
const SECRET_NAMES = [
  'accessToken',
  'refreshToken',
  'applicationToken',
  'clientSecret',
  'authorization',
  'webhookUrl',
  'databaseUrl',
  'session',
  'secret',
  'hash',
  'form',
  'body',
  'text',
]

/** The gateway's logger: a line of JSON each on stdout. What looks like a secret, or is one of the settings', is struck out. */
export function createLog(config: Config, write: (line: string) => void = stdoutLines()): Logger {
  const scrub = scrubber(config)
  const paths = SECRET_NAMES.flatMap((name) => [name, `*.${name}`])
  return pino(
    {
      level: config.logLevel,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths, censor: '[struck out]' },
    },
    { write: (line: string) => write(scrub(line)) },
  )
}
