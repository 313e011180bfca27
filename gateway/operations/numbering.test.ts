import { expect, it } from 'vitest'
import { createNumbering } from './numbering.ts'

it('knows the id that was given last, and forgets it soon', () => {
  let now = 1_000_000
  const numbering = createNumbering(() => now)
  numbering.tell('one', 7, now)
  expect([numbering.latest('one'), numbering.latest('other')]).toEqual([7, null])
  now += 2_000
  expect(numbering.latest('one')).toBeNull()
})

it('takes the id of what was sent last, whatever was answered last', () => {
  const numbering = createNumbering(() => 1_000_000)
  numbering.tell('one', 8, 1_000_000)
  numbering.tell('one', 7, 999_000)
  expect(numbering.latest('one')).toBe(8)
})

it('follows a portal that counts anew from a backup', () => {
  const numbering = createNumbering(() => 1_000_000)
  numbering.tell('one', 500, 999_500)
  numbering.tell('one', 20, 1_000_000)
  expect(numbering.latest('one')).toBe(20)
})
