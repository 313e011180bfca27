import { baseOf } from './dialects.ts'
import type { DialectName, SeedName, Switches, World } from './types.ts'

/** A portal with nobody and nothing in it. */
export function emptyWorld(seed: SeedName, dialect: DialectName, switches: Switches): World {
  return {
    seed,
    dialectName: dialect,
    dialect: baseOf(dialect),
    switches,
    users: new Map(),
    apps: new Map(),
    webhooks: [],
    smartProcesses: [],
    cards: new Map(),
    entries: new Map(),
    comments: new Map(),
    lastCardIds: new Map(),
    owned: new Map(),
    shuffled: new Set(),
    bindings: new Map(),
    bound: new Map(),
    pins: new Map(),
    notes: new Map(),
    tokens: new Map(),
    lastEntryId: 0,
    lastFileId: 0,
    lastEntityItemId: 0,
  }
}
