import { expect, it } from 'vitest'
import { settled, testClock } from '../testing/test-clock.ts'
import { verificationQueue } from './verification-queue.ts'

/** A queue on a clock that is set by hand, and what was verified and dropped so far. */
function testedQueue() {
  const { now, pause, advance } = testClock()
  const verified: string[] = []
  const dropped = { count: 0 }
  const queue = verificationQueue<string>({ now, pause, onDropped: () => void (dropped.count += 1) })
  const add = (name: string) =>
    queue.add(name, () => {
      verified.push(name)
      return Promise.resolve(`verified ${name}`)
    })
  return { queue, add, verified, dropped, advance }
}

function names(count: number): string[] {
  return Array.from({ length: count }, (_, k) => String(k))
}

it('verifies ten at once, and then one in two seconds', async () => {
  const { add, verified, advance } = testedQueue()
  for (const name of names(13)) add(name)
  await settled()
  expect(verified).toHaveLength(10)
  await advance(1_999)
  expect(verified).toHaveLength(10)
  await advance(1)
  expect(verified).toHaveLength(11)
  await advance(4_000)
  expect(verified).toHaveLength(13)
})

it('has ten turns again only after it rested for as long', async () => {
  const { add, verified, advance } = testedQueue()
  for (const name of names(10)) add(name)
  await advance(6_000)
  for (const name of ['a', 'b', 'c', 'd', 'e']) add(name)
  await settled()
  expect(verified).toHaveLength(13)
  await advance(60_000)
  for (const name of names(11)) add(name)
  await settled()
  expect(verified).toHaveLength(25)
})

it('takes the newest first, and the rest in the end', async () => {
  const { queue, add, verified, advance } = testedQueue()
  for (const name of names(13)) add(name)
  await settled()
  add('newest')
  await advance(2_000)
  expect(verified.at(-1)).toBe('newest')
  await advance(8_000)
  await queue.settled()
  expect(verified.toSorted()).toEqual([...names(13), 'newest'].toSorted())
})

it('says whether there is a wait, and answers with what came out', async () => {
  const { add, advance } = testedQueue()
  const first = add('first')
  expect(first.waits).toBe(false)
  expect(await first.result).toBe('verified first')
  await settled()
  for (const name of names(9)) add(name)
  await settled()
  const late = add('late')
  expect(late.waits).toBe(true)
  await advance(2_000)
  expect(await late.result).toBe('verified late')
})

it('queues the same thing once, as the newest', async () => {
  const { add, verified, advance } = testedQueue()
  for (const name of names(10)) add(name)
  await settled()
  for (const name of ['same', 'other']) add(name)
  const again = add('same')
  await advance(2_000)
  expect([verified.at(-1), await again.result]).toEqual(['same', 'verified same'])
  await advance(60_000)
  expect(verified.filter((name) => name === 'same')).toHaveLength(1)
})

it('drops what waits longest when a thousand wait, and counts it', async () => {
  const { add, dropped, verified, advance } = testedQueue()
  for (const name of names(10)) add(name)
  await settled()
  const oldest = add('oldest')
  for (const name of names(1_000)) add(`more ${name}`)
  expect([dropped.count, await oldest.result]).toEqual([1, 'dropped'])
  await advance(3_000_000)
  expect(verified).toHaveLength(1_010)
})

it('goes on after one that failed, and gives its error to who added it', async () => {
  const { queue, add } = testedQueue()
  const failed = queue.add('bad', () => Promise.reject(new Error('store')))
  const next = add('next')
  await expect(failed.result).rejects.toThrow('store')
  expect(await next.result).toBe('verified next')
})

it('verifies nothing more once it is closed', async () => {
  const { queue, add, dropped, verified, advance } = testedQueue()
  for (const name of names(12)) add(name)
  await settled()
  await queue.close()
  await advance(60_000)
  expect([verified.length, dropped.count]).toEqual([10, 2])
})
