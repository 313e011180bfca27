import type { Command } from '../command-line.ts'
import { readStoreConfig } from '../read-config.ts'
import type { Environment } from '../settings.ts'
import { type Said, createKey, listKeys, revokeKey, withKeys } from './key-commands.ts'

export type KeyCommand = Extract<Command, { name: `keys ${string}` }>

/** Does one of the `keys` commands. Rejects with a StartError. */
export function runKeyCommand(command: KeyCommand, env: Environment, now: number): Promise<Said> {
  const config = readStoreConfig(env)
  const { keyRate } = config
  return withKeys(config, (keys) => {
    if (command.name === 'keys create') return createKey(keys, command.wish, { keyRate, now })
    return command.name === 'keys list' ? listKeys(keys, now) : revokeKey(keys, command.key, now)
  })
}
