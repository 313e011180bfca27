import { parseArgs } from 'node:util'

export interface Arguments {
  help: boolean
  /** Also what takes minutes. */
  slow: boolean
  json: string | null
  /** Names of measures; all where it is empty. */
  only: string[]
}

/** Something typed that bench does not understand; the message is for the person who typed it. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** The command line of `npm run bench`. Throws a UsageError. */
export function readArguments(args: string[], names: readonly string[]): Arguments {
  const { help, slow, json = null, only = '' } = parsed(args)
  const wanted = only.split(',').filter((name) => name !== '')
  const unknown = wanted.find((name) => !names.includes(name))
  if (unknown === undefined) return { help, slow, json, only: wanted }
  throw new UsageError(`--only does not know "${unknown}": use some of ${names.join(', ')}.`)
}

function parsed(args: string[]) {
  const flag = { type: 'boolean', default: false } as const
  const text = { type: 'string' } as const
  try {
    const options = { help: { ...flag, short: 'h' }, slow: flag, json: text, only: text } as const
    return parseArgs({ args, options }).values
  } catch (error) {
    const what = error instanceof Error ? error.message.split('. ')[0] : String(error)
    throw new UsageError(`${what}: --help lists what there is.`)
  }
}
