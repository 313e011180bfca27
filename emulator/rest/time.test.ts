import { expect, it } from 'vitest'
import { field } from '../rest/php.ts'
import { testPortal } from '../testing.ts'
import type { Json } from '../world/types.ts'

const add = 'crm.timeline.logmessage.add'
const fields = { entityTypeId: 2, entityId: 100, title: 'a', text: 'b', iconCode: 'info' }

function numbers(time: Json | undefined) {
  const read = (name: string) => {
    const value = field(time, name)
    if (typeof value !== 'number') throw new Error(`time.${name} is no number`)
    return value
  }
  return {
    start: read('start'),
    finish: read('finish'),
    duration: read('duration'),
    processing: read('processing'),
  }
}

it.each(['cloud', 'docs'] as const)('says how long a request took (%s)', async (dialect) => {
  const { webhook } = testPortal({ dialect })
  const { start, finish, duration } = numbers((await webhook(add, { fields })).body['time'])
  expect(duration).toBeGreaterThan(0)
  expect(duration).toBe(finish - start)
})

it.each(['latency', 'late'] as const)('counts the time of a slow answer: %s', async (slow) => {
  const { emulator, webhook } = testPortal({ dialect: 'docs' })
  emulator.faults.add([{ method: add, [slow]: 60 }])
  const { start, finish, duration } = numbers((await webhook(add, { fields })).body['time'])
  // A timer may come a fraction of a millisecond early.
  expect(duration).toBeGreaterThan(0.058)
  expect(duration).toBe(finish - start)
})

it('counts from a whole second where the start is a whole number', async () => {
  const now = Date.parse('2026-08-20T09:00:00.400Z')
  const { webhook } = testPortal({ dialect: 'cloud', now: () => now })
  const { start, finish, duration, processing } = numbers((await webhook('profile')).body['time'])
  expect([start, processing]).toEqual([now / 1000 - 0.4, 0])
  expect(finish).toBeGreaterThan(now / 1000)
  expect(duration).toBeGreaterThan(0.4)
})

it('has microseconds at most, as PHP does', async () => {
  const { finish } = numbers((await testPortal({ dialect: 'docs' }).webhook('profile')).body['time'])
  expect(finish).toBe(Number(finish.toFixed(6)))
})

it('says how long every command of a batch ran, and how long the whole took', async () => {
  const { webhook } = testPortal({ dialect: 'docs' })
  const cmd = { one: 'crm.item.list?entityTypeId=1', two: 'crm.item.list?entityTypeId=2' }
  const { body } = await webhook('batch', { cmd })
  const each = field(body['result'], 'result_time')
  const [one, two] = [numbers(field(each, 'one')), numbers(field(each, 'two'))]
  expect(one.duration).toBeGreaterThan(0)
  expect(two.duration).toBeGreaterThan(0)
  expect(numbers(body['time']).duration).toBeGreaterThanOrEqual(one.duration + two.duration)
})
