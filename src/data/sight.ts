import type { QueryClient } from '@tanstack/react-query'

/**
 * Which entries the reader sees, and which of them have something open that must not change. An entry may stand on the
 * page twice. Nothing is drawn by it, so it is no part of the cache.
 */
export interface Sight {
  /** An entry came into sight; the returned function says that it left. */
  enter(entryId: number): () => void
  has(entryId: number): boolean
  /** The entries in sight; those that waited longest for `moveBack` come first. */
  ids(): number[]
  moveBack(entryIds: readonly number[]): void
  /** Something was opened on the entry; the returned function says that it was closed. */
  hold(entryId: number): () => void
  /**
   * Shows what changed: at once, or when what is open on the entry was closed. `null` waits for all entries. Of several
   * changes that wait for the same entry, the last one is shown.
   */
  whenFree(entryId: number | null, show: () => void): void
}

const sights = new WeakMap<QueryClient, Sight>()

export function sightOf(client: QueryClient): Sight {
  const known = sights.get(client) ?? createSight()
  sights.set(client, known)
  return known
}

function createSight(): Sight {
  const inSight = new Map<number, number>()
  const held = new Map<number, number>()
  const waiting = new Map<number | null, () => void>()
  const isFree = (entryId: number | null) => (entryId === null ? held.size === 0 : !held.has(entryId))

  function showWaiting(): void {
    for (const [entryId, show] of waiting) {
      if (!isFree(entryId)) continue
      waiting.delete(entryId)
      show()
    }
  }

  return {
    enter: (entryId) => count(inSight, entryId),
    has: (entryId) => inSight.has(entryId),
    ids: () => [...inSight.keys()],
    moveBack(entryIds) {
      for (const id of entryIds) {
        const times = inSight.get(id)
        if (times === undefined) continue
        inSight.delete(id)
        inSight.set(id, times)
      }
    },
    hold(entryId) {
      const release = count(held, entryId)
      return () => {
        release()
        showWaiting()
      }
    },
    whenFree(entryId, show) {
      waiting.set(entryId, show)
      showWaiting()
    },
  }
}

/** Counts one more; the returned function takes it back. */
function count(counts: Map<number, number>, key: number): () => void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
  return () => {
    const left = (counts.get(key) ?? 0) - 1
    if (left > 0) counts.set(key, left)
    else counts.delete(key)
  }
}
