import * as v from 'valibot'
import type { Details } from './entry-details.ts'
import { DEFAULT_TITLED_TYPES } from './entry-details.ts'
import type { Memory } from './portal.ts'
import type { ListShape } from './wire/shapes.ts'

/** What a portal was learned to speak. Losing it costs one request. */
const SHAPE = 'listShape'
const TYPES = 'boundTypes'
const TYPE_NAMES = 'typeNames'
const NO_BOUND_LIST = 'noBoundList'

/** How long what may change with an update of the portal is believed. */
const DAY_MS = 24 * 60 * 60 * 1000

/** Types of cards that are kept in mind; more would not fit into a batch. */
const KEPT_TYPES = 15

export function rememberedShape(memory: Memory): ListShape | null {
  const shape = memory.read(SHAPE)
  return shape === 'array' || shape === 'wrapped' ? shape : null
}

export function learnShape(memory: Memory, shape: ListShape): void {
  memory.write(SHAPE, shape)
}

/** The types bound lately come first, so that smart processes get their titles in the first request too. */
export function titledTypes(memory: Memory, room: number): number[] {
  const lately = (memory.read(TYPES) ?? '').split(',').map(Number).filter(Boolean)
  return [...new Set([...lately, ...DEFAULT_TITLED_TYPES])].slice(0, Math.max(0, room))
}

export function learnTypes(memory: Memory, types: readonly number[]): void {
  const ordered = new Set([...types, ...titledTypes(memory, KEPT_TYPES)])
  memory.write(TYPES, [...ordered].slice(0, KEPT_TYPES).join(','))
}

/** Keeps in mind which types of cards these entries are bound to. */
export function learnFrom(memory: Memory, details: Details): void {
  const found = Object.values(details.byEntry).flatMap(({ bindings }) => (bindings.ok ? bindings.value : []))
  learnTypes(memory, [...new Set(found.flatMap(({ entityTypeId }) => entityTypeId ?? []))])
}

const typeNames = v.object({ at: v.number(), names: v.record(v.string(), v.string()) })

/** Names of the types by entityTypeId; null where they were not learned within a day. `now` in milliseconds. */
export function rememberedTypeNames(memory: Memory, now: number): Record<number, string> | null {
  const kept = v.safeParse(v.pipe(v.string(), v.parseJson(), typeNames), memory.read(TYPE_NAMES))
  return kept.success && isWithinADay(kept.output.at, now) ? kept.output.names : null
}

export function learnTypeNames(memory: Memory, names: Record<number, string>, now: number): void {
  memory.write(TYPE_NAMES, JSON.stringify({ at: now, names }))
}

/** True where the portal said within a day that it cannot list what is bound to a card. */
export function lacksBoundList(memory: Memory, now: number): boolean {
  return isWithinADay(Number(memory.read(NO_BOUND_LIST)), now)
}

export function learnNoBoundList(memory: Memory, now: number): void {
  memory.write(NO_BOUND_LIST, String(now))
}

/** A clock may have been set back since: what was learned in the future is not believed either. */
function isWithinADay(at: number, now: number): boolean {
  return Math.abs(now - at) < DAY_MS
}
