import type { ResetOptions } from '../emulator.ts'
import { dialectNames } from '../world/dialects.ts'
import type { Json, SeedName, Switches } from '../world/types.ts'
import { isMap } from '../rest/php.ts'

const seeds: readonly SeedName[] = ['demo', 'empty', 'large']

/** What each switch may be: one of some words, or a value of a type. */
const switchValues: { [K in keyof Switches]: readonly Switches[K][] | 'boolean' | 'number' } = {
  listShape: ['array', 'wrapped'],
  listPaging: ['start', 'offset'],
  listNext: ['absent', 'correct', 'stuck'],
  pinLimit: 'number',
  pinLimitError: ['string', 'number'],
  bindRefusal: ['error', 'false'],
  noteRefusal: ['error', 'false'],
  scrollAndReload: ['everywhere', 'ownPage'],
  bindingTypes: ['five', 'all'],
  adminOnly: [false, true, 'delete'],
  emptyMaps: ['object', 'array'],
  commentEmoji: ['kept', 'coded'],
  historyitemList: ['absent', 'present'],
  entityCode: ['kept', 'forgotten'],
  rateLimit: 'boolean',
  operatingBudget: 'boolean',
  tokenLifetime: 'number',
  errorLanguage: ['en', 'ru'],
  authStatus: ['docs', 'module'],
}

/** Reads what a reset asks for; answers a sentence when something in it is unknown. */
export function parseReset(body: Json): ResetOptions | string {
  if (!isMap(body)) return 'The body is a JSON object.'
  const options: ResetOptions = {}
  for (const [name, value] of Object.entries(body)) {
    const wrong = put(options, name, value)
    if (wrong) return `Not understood: ${name} = ${JSON.stringify(value)}`
  }
  return options
}

function put(options: ResetOptions, name: string, value: Json): boolean {
  const seed = seeds.find((each) => each === value)
  const dialect = dialectNames.find((each) => each === value)
  if (name === 'seed' && seed) options.seed = seed
  else if (name === 'dialect' && dialect) options.dialect = dialect
  else if (name === 'installed' && typeof value === 'boolean') options.installed = value
  else if (name === 'scopes' && Array.isArray(value)) options.scopes = value.map(String)
  else if (name === 'switches' && isSwitches(value)) options.switches = value
  else return true
  return false
}

/** True for a map whose every key is a switch with a value that this switch can have. */
export function isSwitches(value: Json): value is Partial<Switches> {
  return isMap(value) && Object.entries(value).every(([name, each]) => isSwitchValue(name, each))
}

function isSwitchValue(name: string, value: Json): boolean {
  const allowed = Object.entries(switchValues).find(([known]) => known === name)?.[1]
  if (allowed === undefined) return false
  return typeof allowed === 'string' ? typeof value === allowed : allowed.some((each) => each === value)
}
