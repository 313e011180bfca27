import { parseArgs } from 'node:util'
import { dialectNames } from './world/dialects.ts'
import type { DialectName, SeedName } from './world/types.ts'

type PortalArguments = { seed: SeedName; dialect: DialectName; help: boolean }

export type CliArguments = PortalArguments & { appUrl: string }

export type StartArguments = PortalArguments & { dev: boolean }

const seeds: readonly SeedName[] = ['demo', 'empty', 'large']

export const emulatorHelp = `A Bitrix24 portal on localhost.

  npm run emulator -- [--seed demo|empty|large] [--dialect cloud|docs|fixed] [--app-url URL]

  --seed      what is in the portal (demo)
  --dialect   how it answers: cloud as portals were seen to, docs as the REST docs say,
              fixed as the printed examples need it to page to the end (cloud)
  --app-url   the page that a card opens in its tab (http://localhost:5173/)
  --help      this page

  EMULATOR_PORT        http port (8024)
  EMULATOR_HTTPS_PORT  https port (8025)
`

export const startHelp = `The tab's page and a portal around it, on localhost.

  npm start [-- --seed demo|empty|large --dialect cloud|docs|fixed]
  npm run dev     the same with Vite's dev server

  APP_PORT             port of the page (5173)
  EMULATOR_PORT        http port of the portal (8024)
  EMULATOR_HTTPS_PORT  https port of the portal (8025)
`

const portalOptions = {
  seed: { type: 'string', default: 'demo' },
  dialect: { type: 'string', default: 'cloud' },
  help: { type: 'boolean', default: false, short: 'h' },
} as const

/** The command line of `npm run emulator`. Throws a UsageError whose message names the flag and the remedy. */
export function readCliArguments(args: string[]): CliArguments {
  const appUrl = { type: 'string', default: 'http://localhost:5173/' } as const
  const { values } = named(() => parseArgs({ args, options: { ...portalOptions, 'app-url': appUrl } }))
  return { ...portalArguments(values), appUrl: readAddress(values['app-url']) }
}

/** The command line of `npm start`. Throws a UsageError. */
export function readStartArguments(args: string[]): StartArguments {
  const dev = { type: 'boolean', default: false } as const
  const { values } = named(() => parseArgs({ args, options: { ...portalOptions, dev } }))
  return { ...portalArguments(values), dev: values.dev }
}

/** Something typed that the program does not understand; the message is for the person who typed it. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** A port from the environment, or the usual one. Throws a UsageError. */
export function readPort(variable: string, usual: number): number {
  const given = process.env[variable]
  if (given === undefined || given === '') return usual
  const port = Number(given)
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  throw new UsageError(`${variable} is "${given}": set it to a port number from 1 to 65535.`)
}

function portalArguments({ seed, dialect, help }: { seed: string; dialect: string; help: boolean }) {
  return { seed: oneOf('--seed', seed, seeds), dialect: oneOf('--dialect', dialect, dialectNames), help }
}

/** What the parser complains about, with the remedy. */
function named<Values>(parse: () => Values): Values {
  try {
    return parse()
  } catch (error) {
    const what = error instanceof Error ? error.message.split('. ')[0] : String(error)
    throw new UsageError(`${what}: --help lists what there is.`)
  }
}

function oneOf<Name extends string>(flag: string, given: string, known: readonly Name[]): Name {
  const found = known.find((name) => name === given)
  if (found) return found
  throw new UsageError(`${flag} does not know "${given}": use one of ${known.join(', ')}.`)
}

function readAddress(given: string): string {
  if (URL.canParse(given) && /^https?:/.test(given)) return new URL(given).href
  throw new UsageError(`--app-url ${given}: give a whole address such as http://localhost:5173/.`)
}
