import { expect, it } from 'vitest'
import { steadyClock } from './steady-clock.ts'

function machine() {
  const is = { wall: 1_800_000_000_000, elapsed: 50.5 }
  const pass = (ms: number) => {
    is.wall += ms
    is.elapsed += ms
  }
  return {
    is,
    pass,
    now: steadyClock(
      () => is.wall,
      () => is.elapsed,
    ),
  }
}

it('goes with the clock of the machine', () => {
  const { is, pass, now } = machine()
  expect(now()).toBe(is.wall)
  pass(1_234)
  expect(now()).toBe(is.wall)
})

it('goes on at its own pace when the clock is set back', () => {
  const { is, pass, now } = machine()
  const before = now()
  is.wall -= 3_600_000
  expect(now()).toBe(before)
  pass(1_000)
  expect(now()).toBe(before + 1_000)
})

it('follows a clock that is set forward, as after a sleep', () => {
  const { is, pass, now } = machine()
  is.wall += 3_600_000
  pass(10)
  expect(now()).toBe(is.wall)
})
