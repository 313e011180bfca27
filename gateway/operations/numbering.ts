import type { Clocks } from '../ops/clocks.ts'

/**
 * How long an id that was just given stays the bound of what is new, in milliseconds: agents at work write more often
 * than that and so never pay for a look, and what others write with the same words within a minute is rarely not the same.
 */
const FRESH_MS = 60_000

/** How long the clocks' difference is trusted, in milliseconds: clocks are set from time to time. */
const LEARNED_MS = 3_600_000

/** What was the portal's newest entry. */
export interface Newest {
  id: number
  /** By the portal's clock, in Unix milliseconds; null where it did not say, or there was no entry. */
  dated: number | null
}

/**
 * What the gateway knows of a portal's numbers without asking: entries of a portal are numbered in one line, so all
 * that was there when an entry was sent has a lower id. An old bound would let entries of others pass for new ones, so
 * it is forgotten; and nothing of it is stored, for a portal put back from a backup counts anew from there.
 */
export interface Numbering {
  /** An entry that was sent at `at` (by the monotonic clock) and answered just now has this id. */
  tell(portalId: string, newest: Newest, at: number): void
  /** Null where nothing is known of late. */
  latest(portalId: string): Newest | null
  /** The portal's clock less our date, in milliseconds and never too much; null where it is not known. */
  ahead(portalId: string): number | null
  /**
   * The answer of `ask`, which only one asks at a time: who comes meanwhile shares it. Where `ask` cannot tell (null)
   * each asks for itself. Errors: those of `ask`.
   */
  asked(portalId: string, ask: () => Promise<Newest | null>): Promise<Newest | null>
}

export function createNumbering({ now, date }: Clocks): Numbering {
  const known = new Map<string, Newest & { at: number }>()
  const differences = new Map<string, { ms: number; at: number }>()
  const underWay = new Map<string, Promise<Newest | null>>()

  function learn(portalId: string, dated: number): void {
    const [ms, at] = [dated - now(), now()]
    const before = differences.get(portalId)
    // Each answer comes a little late, so the highest is the closest.
    if (!before || ms >= before.ms || before.at <= at - LEARNED_MS) differences.set(portalId, { ms, at })
  }

  return {
    tell(portalId, { id, dated }, at) {
      const before = known.get(portalId)
      if (before === undefined || at >= before.at) known.set(portalId, { id, dated, at })
      if (dated !== null) learn(portalId, dated)
    },
    latest(portalId) {
      const held = known.get(portalId)
      return held !== undefined && held.at > now() - FRESH_MS ? { id: held.id, dated: held.dated } : null
    },
    ahead(portalId) {
      const held = differences.get(portalId)
      // Learned by the monotonic clock, so it holds for a date that was put right since.
      return held !== undefined && held.at > now() - LEARNED_MS ? held.ms + now() - date() : null
    },
    async asked(portalId, ask) {
      const shared = underWay.get(portalId)
      if (shared) return (await shared) ?? ask()
      const asking = ask()
      underWay.set(portalId, asking)
      try {
        return await asking
      } finally {
        underWay.delete(portalId)
      }
    },
  }
}
