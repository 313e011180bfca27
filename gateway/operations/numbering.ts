/** How long an id that was just given stays the bound of what is new, in milliseconds. */
const FRESH_MS = 2_000

/**
 * What the gateway knows of a portal's numbers without asking: entries of a portal are numbered in one line, so all
 * that was there when an entry was sent has a lower id. An old bound would let entries of others pass for new ones, so
 * it is soon forgotten; and nothing of it is stored, for a portal put back from a backup counts anew from there.
 */
export interface Numbering {
  /** An entry that was sent at `at` (Unix milliseconds) has this id. */
  tell(portalId: string, id: number, at: number): void
  /** Null where nothing is known of late. */
  latest(portalId: string): number | null
}

export function createNumbering(now: () => number): Numbering {
  const known = new Map<string, { id: number; at: number }>()
  return {
    tell(portalId, id, at) {
      const before = known.get(portalId)
      if (before === undefined || at >= before.at) known.set(portalId, { id, at })
    },
    latest(portalId) {
      const held = known.get(portalId)
      return held !== undefined && held.at > now() - FRESH_MS ? held.id : null
    },
  }
}
