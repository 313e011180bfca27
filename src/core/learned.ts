import type { Details } from './entry-details.ts'
import { DEFAULT_TITLED_TYPES } from './entry-details.ts'
import type { Memory } from './portal.ts'
import type { ListShape } from './wire/shapes.ts'

/** What a portal was learned to speak. Losing it costs one request. */
const SHAPE = 'listShape'
const TYPES = 'boundTypes'

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
