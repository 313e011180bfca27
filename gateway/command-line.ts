import { parseArgs } from 'node:util'
import { readEntityTypes, readExpiry, readKeyRate } from './keys/key-options.ts'
import { nearest } from './nearest.ts'
import { StartError } from './start-error.ts'

/** What a new key is to be; `rate` null is the gateway's KEY_RATE. */
export interface KeyWish {
  name: string
  kind: 'api' | 'app'
  readOnly: boolean
  entityTypes: number[] | null
  expiresAt: number | null
  rate: number | null
}

export type Command =
  | { name: 'serve' }
  | { name: 'help' }
  | { name: 'keys create'; wish: KeyWish }
  | { name: 'keys list' }
  | { name: 'keys revoke'; key: string }

const COMMANDS = ['serve', 'keys create', 'keys list', 'keys revoke']

const OPTIONS = {
  help: { type: 'boolean', default: false, short: 'h' },
  name: { type: 'string' },
  app: { type: 'boolean' },
  'read-only': { type: 'boolean' },
  'entity-types': { type: 'string' },
  expires: { type: 'string' },
  rate: { type: 'string' },
} as const

type Options = ReturnType<typeof parse>['values']

/** The command of a command line. Throws a StartError that says what is wrong with it, and what is meant perhaps. */
export function readCommand(args: readonly string[], now: number): Command {
  if (args[0] === 'help') return { name: 'help' }
  const { values, positionals } = named(args)
  if (values.help) return { name: 'help' }
  const [first = 'serve', second] = positionals
  const name = first === 'keys' && second !== undefined ? `keys ${second}` : first
  const rest = positionals.slice(name.includes(' ') ? 2 : 1)
  if (name === 'keys create') return { name, wish: readWish(values, rest, now) }
  const stray = rest[name === 'keys revoke' ? 1 : 0] ?? strayOption(values)
  if (COMMANDS.includes(name) && stray !== undefined)
    throw new StartError(`${name} does not take "${stray}": --help lists what there is.`)
  if (name === 'serve' || name === 'keys list') return { name }
  if (name !== 'keys revoke') throw unknown(positionals)
  const [key] = rest
  if (key === undefined)
    throw new StartError('keys revoke needs the id or the prefix of a key: keys list shows them.')
  return { name, key }
}

function readWish(values: Options, rest: readonly string[], now: number): KeyWish {
  const name = values.name?.trim() ?? ''
  if (rest.length > 0)
    throw new StartError(`keys create does not take "${rest[0]}": put a name of several words into quotes.`)
  if (!/^\P{C}{1,80}$/u.test(name))
    throw new StartError(
      'keys create needs --name, of 1 to 80 characters: the agent or integration that gets the key.',
    )
  return {
    name,
    kind: values.app === true ? 'app' : 'api',
    readOnly: values['read-only'] === true,
    entityTypes: readEntityTypes(values['entity-types']),
    expiresAt: readExpiry(values.expires, now),
    rate: readKeyRate(values.rate),
  }
}

function parse(args: readonly string[]) {
  return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true })
}

/** What the parser complains about, with the option that is meant perhaps. */
function named(args: readonly string[]) {
  try {
    return parse(args)
  } catch (error) {
    const words = error instanceof Error ? (error.message.split(/\.\s|\.$|\n/)[0] ?? '') : ''
    const unknownOption = /^Unknown option '--?([\w-]+)'/.exec(words)?.[1]
    const near = unknownOption === undefined ? null : nearest(unknownOption, Object.keys(OPTIONS))
    throw new StartError(`${words}: ${near ? `did you mean --${near}?` : '--help lists what there is.'}`)
  }
}

function strayOption(values: Options): string | undefined {
  const found = Object.entries(values).find(([name, value]) => name !== 'help' && value !== undefined)
  return found && `--${found[0]}`
}

function unknown([first = '', second = '']: readonly string[]): StartError {
  const near = nearest(`${first} ${second}`, COMMANDS) ?? nearest(first, COMMANDS)
  if (first === 'keys' && second === '')
    return new StartError('keys needs a word more: keys create, keys list or keys revoke.')
  const said = `There is no command "${`${first} ${second}`.trim()}"`
  return new StartError(`${said}${near ? `: did you mean ${near}?` : '. --help lists what there is.'}`)
}
