import type { Order } from './calls.ts'
import type { Entry } from './entry.ts'

/** `further`: the list has not come to it yet. `absent`: it is not in the list, however far one goes. */
export type Whereabouts = 'loaded' | 'further' | 'absent'

/** Where an entry stands in a list that is sorted by id and loaded from its beginning. */
export function whereabouts(
  { entries, hasNext }: { entries: readonly Entry[]; hasNext: boolean },
  order: Order,
  id: number,
): Whereabouts {
  if (entries.some((entry) => entry.id === id)) return 'loaded'
  const last = entries.at(-1)
  if (!hasNext || !last) return 'absent'
  const isBehind = order === 'newest' ? id < last.id : id > last.id
  return isBehind ? 'further' : 'absent'
}
