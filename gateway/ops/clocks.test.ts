import { expect, it } from 'vitest'
import { createClocks } from './clocks.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

function machine() {
  const is = { wall: 1_800_000_000_000, elapsed: 50.5 }
  const clocks = createClocks(
    () => is.wall,
    () => is.elapsed,
  )
  /** Time goes by; the date is read each minute, as requests do. */
  const pass = (ms: number) => {
    for (let left = ms; left > 0; left -= MINUTE) {
      const step = Math.min(left, MINUTE)
      is.wall += step
      is.elapsed += step
      clocks.date()
    }
  }
  return { is, pass, ...clocks }
}

it('both go with the clock of the machine', () => {
  const { is, pass, now, date } = machine()
  expect([now(), date()]).toEqual([is.wall, is.wall])
  pass(1_234)
  expect([now(), date()]).toEqual([is.wall, is.wall])
})

it.each([-45_000, -2 * DAY, 2 * DAY])('both go on at their pace when the clock is set by %i ms', (ms) => {
  const { is, pass, now, date } = machine()
  const before = now()
  is.wall += ms
  expect([now(), date()]).toEqual([before, before])
  pass(59 * MINUTE)
  expect([now(), date()]).toEqual([before + 59 * MINUTE, before + 59 * MINUTE])
})

it('a clock that was set two days forward and back again changes nothing', () => {
  const { is, pass, now, date } = machine()
  is.wall += 2 * DAY
  pass(30 * MINUTE)
  is.wall -= 2 * DAY
  pass(2 * HOUR)
  expect([now(), date()]).toEqual([is.wall, is.wall])
})

it.each([-2 * DAY, 2 * DAY])('the date follows a clock that stays %i ms away for an hour', (ms) => {
  const { is, pass, now, date } = machine()
  const before = now()
  is.wall += ms
  pass(HOUR + MINUTE)
  expect(date()).toBe(is.wall)
  expect(now()).toBe(before + HOUR + MINUTE)
})

it('the hour begins again each time that the clock is set', () => {
  const { is, pass, date, now } = machine()
  is.wall += 2 * DAY
  pass(40 * MINUTE)
  is.wall += DAY
  pass(40 * MINUTE)
  expect(date()).toBe(now())
  pass(21 * MINUTE)
  expect(date()).toBe(is.wall)
})
