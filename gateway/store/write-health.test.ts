import { expect, it } from 'vitest'
import { writeHealth } from './write-health.ts'

/** A disk that is full or not, with a clock in milliseconds. */
function disk() {
  const state = { full: false, writes: 0, now: 0 }
  async function write(): Promise<void> {
    state.writes += 1
    if (state.full) throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' })
  }
  return { state, write, health: writeHealth(write, () => state.now) }
}

it('writes by itself every ten seconds at most, and believes that write until the next', async () => {
  const { state, health } = disk()
  await Promise.all([health.check(), health.check()])
  state.full = true
  state.now = 9_999
  await expect(health.check()).resolves.toBeUndefined()
  expect(state.writes).toBe(1)
  state.now = 10_000
  await expect(health.check()).rejects.toThrow('full')
  state.full = false
  state.now = 19_999
  await expect(health.check()).rejects.toThrow('full')
  state.now = 20_000
  await expect(health.check()).resolves.toBeUndefined()
  expect(state.writes).toBe(3)
})

it('fails with the last write, until one succeeds', async () => {
  const { state, health, write } = disk()
  await health.check()
  state.full = true
  await expect(health.watch(write)).rejects.toThrow('full')
  await expect(health.check()).rejects.toThrow('full')
  state.full = false
  await health.watch(write)
  await expect(health.check()).resolves.toBeUndefined()
})

it.each(['SQLITE_CONSTRAINT_UNIQUE', '23505', '22P02', '40P01'])(
  'takes no offence at %s: the store works, and will not have the row',
  async (code) => {
    const { health } = disk()
    const refused = () => Promise.reject(Object.assign(new Error('refused'), { code }))
    await expect(health.watch(refused)).rejects.toThrow('refused')
    await expect(health.check()).resolves.toBeUndefined()
  },
)
