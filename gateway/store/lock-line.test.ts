import { expect, it } from 'vitest'
import { lockLine } from './lock-line.ts'

/** A place for names that can go away and come back. */
function place() {
  const state = { away: false, taken: [] as string[], given: [] as string[] }
  return {
    state,
    line: lockLine({
      take(names) {
        if (state.away) return Promise.reject(new Error('away'))
        const name = names[0] ?? null
        if (name !== null) state.taken.push(name)
        return Promise.resolve(name)
      },
      give(name) {
        state.given.push(name)
        return Promise.resolve()
      },
    }),
  }
}

it('goes on waiting while the source is away, and is served when it is back', async () => {
  const { state, line } = place()
  state.away = true
  const waiting = line.acquire(['a'], 20_000)
  expect(await line.acquire(['b'], 0)).toBeNull()
  state.away = false
  line.wake()
  expect((await waiting)?.name).toBe('a')
})

it('gives back what it got for somebody who has left meanwhile', async () => {
  const { state, line } = place()
  const leave = new AbortController()
  const waiting = line.acquire(['a'], 20_000, leave.signal)
  leave.abort()
  expect(await waiting).toBeNull()
  expect((await line.acquire(['a'], 20_000))?.name).toBe('a')
  expect(state.taken).toEqual(['a', 'a'])
  expect(state.given).toEqual(['a'])
})

it('lets nobody overtake whom the same name is kept from', async () => {
  const { line } = place()
  const order: number[] = []
  const first = await line.acquire(['a'], 0)
  const rest = [1, 2, 3, 4].map(async (number) => {
    const lock = await line.acquire(['a', 'a'], 20_000)
    order.push(number)
    await lock?.release()
  })
  await first?.release()
  await Promise.all(rest)
  expect(order).toEqual([1, 2, 3, 4])
})

it('ends every wait when it is closed', async () => {
  const { line } = place()
  await line.acquire(['a'], 0)
  const waiting = line.acquire(['a'], 20_000)
  line.end()
  expect(await waiting).toBeNull()
})
