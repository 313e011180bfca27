import { expect, it } from 'vitest'
import { oneClock } from '../testing/test-clock.ts'
import { createNumbering } from './numbering.ts'

const newest = (id: number, dated: number | null = null) => ({ id, dated })

it('knows the id that was given last, and forgets it after a minute', () => {
  let now = 1_000_000
  const numbering = createNumbering(oneClock(() => now))
  numbering.tell('one', newest(7, 999_000), now)
  expect([numbering.latest('one'), numbering.latest('other')]).toEqual([newest(7, 999_000), null])
  now += 60_000
  expect(numbering.latest('one')).toBeNull()
})

it('takes the id of what was sent last, whatever was answered last', () => {
  const numbering = createNumbering(oneClock(() => 1_000_000))
  numbering.tell('one', newest(8), 1_000_000)
  numbering.tell('one', newest(7), 999_000)
  expect(numbering.latest('one')).toEqual(newest(8))
})

it('follows a portal that counts anew from a backup', () => {
  const numbering = createNumbering(oneClock(() => 1_000_000))
  numbering.tell('one', newest(500), 999_500)
  numbering.tell('one', newest(20), 1_000_000)
  expect(numbering.latest('one')).toEqual(newest(20))
})

it('learns how far the portal’s clock is ahead from the answer that came soonest', () => {
  let now = 1_000_000
  const numbering = createNumbering(oneClock(() => now))
  expect(numbering.ahead('one')).toBeNull()
  numbering.tell('one', newest(1, 1_060_000), now)
  numbering.tell('one', newest(2, 1_040_000), now)
  expect(numbering.ahead('one')).toBe(60_000)
  now += 3_600_000
  expect(numbering.ahead('one')).toBeNull()
  numbering.tell('one', newest(3, now + 10_000), now)
  expect(numbering.ahead('one')).toBe(10_000)
})

it('knows the difference at once where the date was put right', () => {
  let date = 1_000_000
  const numbering = createNumbering({ now: () => 1_000_000, date: () => date })
  numbering.tell('one', newest(1, 1_060_000), 1_000_000)
  date = 3_000_000
  expect(numbering.ahead('one')).toBe(-1_940_000)
})

it('asks once for all who want to know at once, and each where that brings nothing', async () => {
  const numbering = createNumbering(oneClock(() => 1_000_000))
  let asked = 0
  const ask = (answer: number | null) => () => {
    asked += 1
    return Promise.resolve(answer === null ? null : newest(answer))
  }
  const same = await Promise.all([1, 2, 3].map((id) => numbering.asked('one', ask(id))))
  expect([same, asked]).toEqual([[newest(1), newest(1), newest(1)], 1])
  const own = await Promise.all([null, 5, 6].map((id) => numbering.asked('one', ask(id))))
  expect(own).toEqual([null, newest(5), newest(6)])
})
