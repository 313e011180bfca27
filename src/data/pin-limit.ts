import type { Memory } from '#core/portal.ts'

/** Slots a card has at the most (REST docs: actions); older portals have 3. */
export const MOST_SLOTS = 7

const DOUBTED = 'pinLimitDoubted'

/** A card was full with this many known pins: with fewer than the most, how many a card has is not known here. */
export function learnFullAt(memory: Memory, known: number): void {
  if (known < MOST_SLOTS) memory.write(DOUBTED, 'yes')
}

/** The slots to speak of where so many pins are known; null where this portal showed that it may have fewer. */
export function slotsOf(memory: Memory, known: number): number | null {
  return known < MOST_SLOTS && memory.read(DOUBTED) === 'yes' ? null : MOST_SLOTS
}
