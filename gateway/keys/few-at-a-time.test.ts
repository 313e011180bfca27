import { expect, it } from 'vitest'
import { fewAtATime } from './few-at-a-time.ts'

function gates() {
  const open: (() => void)[] = []
  return { open, work: () => new Promise<void>((resolve) => void open.push(resolve)) }
}

const turn = () => new Promise((resolve) => setImmediate(resolve))

it('lets so many in at a time, and the next when one has left', async () => {
  const door = fewAtATime({ atATime: 2, inLine: 9 }, () => new Error('full'))
  const { open, work } = gates()
  const all = [door(work), door(work), door(work)]
  await turn()
  expect(open).toHaveLength(2)
  open[0]?.()
  await turn()
  expect(open).toHaveLength(3)
  for (const leave of open) leave()
  await Promise.all(all)
})

it('turns away who would stand too far behind, and takes others again later', async () => {
  const door = fewAtATime({ atATime: 1, inLine: 1 }, () => new Error('full'))
  const { open, work } = gates()
  const first = door(work)
  const second = door(work)
  await expect(door(work)).rejects.toThrow('full')
  open[0]?.()
  await first
  const third = door(work)
  for (let k = 1; k < 3; k += 1) {
    await turn()
    open[k]?.()
  }
  await Promise.all([second, third])
})

it('gives the place of one that failed to the next', async () => {
  const door = fewAtATime({ atATime: 1, inLine: 1 }, () => new Error('full'))
  await expect(door(() => Promise.reject(new Error('of the work')))).rejects.toThrow('of the work')
  expect(await door(() => Promise.resolve('done'))).toBe('done')
})
