import { describe, expect, it } from 'vitest'
import { type ErrorCode, PortalError } from '#core/portal-error.ts'
import { done, failed } from '#core/portal.ts'
import { ANSWER } from '../testing/hand-link.ts'
import { settled } from '../testing/test-clock.ts'
import { fate, refusalOf, testQueue } from '../testing/test-queue.ts'

const error = (code: ErrorCode, method = 'm') => new PortalError(code, { method })
const read = { method: 'm' }
const write = { method: 'm', write: true }

describe('the bucket', () => {
  const bucket = { capacity: 5, perSecond: 2 }

  it('holds calls back as soon as it is full but for one drop', async () => {
    const { queue, link, clock, answerAll } = testQueue({ bucket })
    const portal = queue.portalFor('one')
    const calls = Array.from({ length: 6 }, () => portal.call(write))
    await answerAll()
    expect(link.sent).toHaveLength(4)
    await clock.advance(500)
    await answerAll()
    expect(link.sent).toHaveLength(5)
    await clock.advance(500)
    await answerAll()
    await Promise.all(calls)
  })

  it('keeps no slot from others while a call waits for it', async () => {
    const { queue, clock, store, answerAll } = testQueue({ bucket: { capacity: 2, perSecond: 2 } })
    const portal = queue.portalFor('one')
    const calls = [portal.call(write), portal.call(write), portal.call(write)]
    await answerAll()
    expect(queue.depth()).toEqual({ waiting: 0, running: 2 })
    const slots = ['slot:portal.test:0', 'slot:portal.test:1']
    const held = [await store.locks.acquire(slots, 0), await store.locks.acquire(slots, 0)]
    expect(held.map((lock) => lock?.name)).toEqual(slots)
    for (const lock of held) await lock?.release()
    for (let n = 0; n < 4; n += 1) {
      await clock.advance(500)
      await answerAll()
    }
    await Promise.all(calls)
  })

  it('turns a call away that would wait for it too long', async () => {
    const { queue, answerAll } = testQueue({ bucket: { capacity: 1, perSecond: 0.01 } })
    const portal = queue.portalFor('one')
    const first = portal.call(write)
    await answerAll()
    await first
    expect(await fate(portal.call(write))).toBe('QUEUE_TIMEOUT')
  })
})

describe('a request that the portal turns away for its rate', () => {
  it('is sent again after one second, then two, a write too', async () => {
    const { queue, link, clock, answerAll } = testQueue()
    const call = queue.portalFor('one').call(write)
    for (const [sent, ms] of [
      [1, 1000],
      [2, 2000],
    ] as const) {
      await settled()
      expect(link.sent).toHaveLength(sent)
      link.sent.at(-1)?.fail(error('rateLimit'))
      await clock.advance(ms - 1)
      expect(link.sent).toHaveLength(sent)
      await clock.advance(1)
    }
    await answerAll()
    expect(await fate(call)).toBe('done')
    expect(link.sent).toHaveLength(3)
  })

  it('is given up when the time is over', async () => {
    const { queue, link, clock } = testQueue({ timeout: 5000 })
    const call = fate(queue.portalFor('one').call(write))
    await settled()
    for (const ms of [1000, 2000, 4000]) {
      link.sent.at(-1)?.fail(error('rateLimit'))
      await clock.advance(ms)
    }
    expect(await call).toBe('rateLimit')
    expect(link.sent).toHaveLength(3)
  })
})

describe('a request whose answer is lost', () => {
  it.each(['network', 'timeout', 'unreadable', 'portalDown'] as const)(
    'is sent again where it reads (%s)',
    async (code) => {
      const { queue, link, clock, answerAll } = testQueue()
      const call = queue.portalFor('one').call(read)
      await settled()
      link.sent[0]?.fail(error(code))
      await clock.advance(1000)
      link.sent[1]?.fail(error(code))
      await clock.advance(3000)
      await answerAll()
      expect(await fate(call)).toBe('done')
      expect(link.sent).toHaveLength(3)
    },
  )

  it('keeps no turn from others while it waits', async () => {
    const { queue, link, clock, answerAll } = testQueue({ parallel: 1 })
    const call = queue.portalFor('one').call(read)
    await settled()
    link.sent[0]?.fail(error('network'))
    await settled()
    const other = queue.portalFor('two').call(write)
    await answerAll()
    expect(await fate(other)).toBe('done')
    await clock.advance(1000)
    await answerAll()
    expect(await fate(call)).toBe('done')
  })

  it.each(['network', 'timeout', 'unreadable', 'portalDown'] as const)(
    'is never sent again where it writes (%s)',
    async (code) => {
      const { queue, link, clock } = testQueue()
      const portal = queue.portalFor('one')
      const fates = [fate(portal.call(write)), fate(portal.batch({ a: read, b: write }, { halt: false }))]
      await settled()
      for (const sent of link.sent) sent.fail(error(code))
      await clock.advance(60_000)
      expect(await Promise.all(fates)).toEqual([code, code])
      expect(link.sent).toHaveLength(2)
    },
  )

  it('is not sent again for anything else', async () => {
    const { queue, link, clock } = testQueue()
    const call = fate(queue.portalFor('one').call(read))
    await settled()
    link.sent[0]?.fail(error('accessDenied'))
    await clock.advance(60_000)
    expect(await call).toBe('accessDenied')
    expect(link.sent).toHaveLength(1)
  })
})

describe('the time budget of a method', () => {
  it('closes it from nine tenths on, and says for how long', async () => {
    const { queue, link, clock, answerAll } = testQueue()
    const portal = queue.portalFor('one')
    link.report({ method: 'm', operating: 432, resetAt: clock.now() + 45_000 })
    expect(await refusalOf(portal.call(write))).toMatchObject({ code: 'RATE_LIMITED', retryAfter: 45 })
    const other = fate(portal.call({ method: 'other' }))
    await answerAll()
    expect(await other).toBe('done')
    await clock.advance(45_000)
    const call = fate(portal.call(write))
    await answerAll()
    expect(await call).toBe('done')
  })

  it('leaves it open below that', async () => {
    const { queue, link, clock, answerAll } = testQueue()
    link.report({ method: 'm', operating: 431, resetAt: clock.now() + 60_000 })
    const call = fate(queue.portalFor('one').call(write))
    await answerAll()
    expect(await call).toBe('done')
  })

  it('is waited for where there is time, and others go meanwhile', async () => {
    const { queue, link, clock, answerAll } = testQueue({ parallel: 1 })
    const portal = queue.portalFor('one')
    link.report({ method: 'm', operating: 480, resetAt: clock.now() + 20_000 })
    const waits = portal.call(write)
    const goes = portal.call({ method: 'other' })
    await answerAll()
    expect(await fate(goes)).toBe('done')
    await clock.advance(19_900)
    expect(link.sent).toHaveLength(1)
    await clock.advance(100)
    await answerAll()
    expect(await fate(waits)).toBe('done')
  })

  it('closes it for a minute where the portal refuses and never said when it resets', async () => {
    const { queue, link } = testQueue()
    const portal = queue.portalFor('one')
    const first = fate(portal.call(write))
    await settled()
    link.sent[0]?.fail(error('budget'))
    expect(await first).toBe('budget')
    expect(await refusalOf(portal.call(write))).toMatchObject({ code: 'RATE_LIMITED', retryAfter: 60 })
    expect(link.sent).toHaveLength(1)
  })

  it('closes it until the reset that the portal named last', async () => {
    const { queue, link, clock } = testQueue()
    const portal = queue.portalFor('one')
    link.report({ method: 'm', operating: 1, resetAt: clock.now() + 300_000 })
    const rows = portal.batch({ a: write, b: { method: 'other' } }, { halt: false })
    await settled()
    link.sent[0]?.answer({ a: failed(error('budget')) })
    await rows
    expect(await refusalOf(portal.call(write))).toMatchObject({ retryAfter: 300 })
  })

  it('fails its command of a batch alone', async () => {
    const { queue, link, clock, answerAll } = testQueue()
    link.report({ method: 'm', operating: 480, resetAt: clock.now() + 300_000 })
    const batch = queue.portalFor('one').batch({ a: write, b: { method: 'other' } }, { halt: false })
    await answerAll()
    expect(link.sent.map(({ name }) => name)).toEqual(['b'])
    expect(await batch).toMatchObject({
      a: { ok: false, error: { answer: { code: 'RATE_LIMITED' }, method: 'm' } },
      b: done(ANSWER),
    })
  })

  it.each([
    ['another command refers to it', { id: '$result[a][id]' }, { halt: false }],
    ['the batch is to halt', {}, { halt: true }],
  ])('turns the whole batch away where %s', async (_, params, options) => {
    const { queue, link, clock } = testQueue()
    link.report({ method: 'm', operating: 480, resetAt: clock.now() + 300_000 })
    const batch = queue.portalFor('one').batch({ a: write, b: { method: 'other', params } }, options)
    expect(await fate(batch)).toBe('RATE_LIMITED')
    expect(link.sent).toHaveLength(0)
  })
})

describe('an optional command of a batch', () => {
  const look = { method: 'look', optional: true }

  it.each([{ halt: true }, { halt: false }])(
    'is left out at once where its method has to rest (%j)',
    async (options) => {
      const { queue, link, clock, answerAll } = testQueue()
      link.report({ method: 'look', operating: 480, resetAt: clock.now() + 10_000 })
      const batch = queue.portalFor('one').batch({ a: write, look }, options)
      await answerAll()
      expect(link.sent.map(({ name }) => name)).toEqual(['a'])
      expect(await batch).toMatchObject({ a: done(ANSWER), look: { ok: false, error: { method: 'look' } } })
    },
  )

  it('does not leave by itself', async () => {
    const { queue, link, clock } = testQueue()
    link.report({ method: 'm', operating: 480, resetAt: clock.now() + 300_000 })
    const batch = queue.portalFor('one').batch({ a: write, look }, { halt: false })
    expect(await fate(batch)).toBe('RATE_LIMITED')
    expect(link.sent).toHaveLength(0)
  })
})
