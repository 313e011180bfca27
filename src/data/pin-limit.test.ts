import { expect, it } from 'vitest'
import { mapMemory } from '#testing/emulator-portal.ts'
import { learnFullAt, slotsOf } from './pin-limit.ts'

it('takes a card for one of seven slots until one was full before', () => {
  const memory = mapMemory()
  expect(slotsOf(memory, 2)).toBe(7)
  learnFullAt(memory, 7)
  expect(slotsOf(memory, 2)).toBe(7)
  learnFullAt(memory, 2)
  expect(slotsOf(memory, 2)).toBeNull()
})

it('knows of seven where seven are pinned', () => {
  const memory = mapMemory()
  learnFullAt(memory, 2)
  expect(slotsOf(memory, 7)).toBe(7)
})
