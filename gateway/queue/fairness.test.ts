import { expect, it } from 'vitest'
import { settled } from '../testing/test-clock.ts'
import { fate, refusalOf, testQueue } from '../testing/test-queue.ts'

const call = (method: string) => ({ method, write: true })

it('two requests go at a time, and the rest wait', async () => {
  const { queue, link } = testQueue()
  const portal = queue.portalFor('one')
  const calls = ['a', 'b', 'c'].map((method) => portal.call(call(method)))
  await settled()
  expect(link.sent.map(({ name }) => name)).toEqual(['a', 'b'])
  expect(queue.depth()).toEqual({ waiting: 1, running: 2 })
  link.sent[0]?.answer()
  await calls[0]
  await settled()
  expect(link.sent.map(({ name }) => name)).toEqual(['a', 'b', 'c'])
  for (const sent of link.sent) sent.answer()
  await Promise.all(calls)
  expect(queue.depth()).toEqual({ waiting: 0, running: 0 })
})

it('a key with a thousand calls in line holds another key up by no more than two', async () => {
  const { queue, link, answerAll } = testQueue()
  const busy = queue.portalFor('busy')
  const calls = Array.from({ length: 1000 }, () => busy.call(call('many')))
  await settled()
  const single = queue.portalFor('quiet').call(call('single'))
  await answerAll()
  await Promise.all([...calls, single])
  expect(link.sent.findIndex(({ name }) => name === 'single')).toBeLessThanOrEqual(4)
})

it('keys are served in turn, and each in its own order', async () => {
  const { queue, link, answerAll } = testQueue({ parallel: 1 })
  const wanted = ['a1', 'a2', 'a3', 'b1', 'b2', 'c1']
  const calls = wanted.map((method) => queue.portalFor(method.slice(0, 1)).call(call(method)))
  await answerAll()
  await Promise.all(calls)
  expect(link.sent.map(({ name }) => name)).toEqual(['a1', 'a2', 'b1', 'c1', 'a3', 'b2'])
})

it('a batch is one request', async () => {
  const { queue, link } = testQueue()
  const portal = queue.portalFor('one')
  const batch = portal.batch({ x: call('a'), y: call('b'), z: call('c') }, { halt: false })
  const single = portal.call(call('d'))
  await settled()
  expect(link.sent.map(({ name }) => name)).toEqual(['x,y,z', 'd'])
  for (const sent of link.sent) sent.answer()
  expect(Object.keys(await batch)).toEqual(['x', 'y', 'z'])
  await single
})

it('a key with too many calls in line is told to come later', async () => {
  const { queue, answerAll } = testQueue({ waitingPerKey: 3 })
  const portal = queue.portalFor('one')
  const calls = ['a', 'b', 'c'].map((method) => portal.call(call(method)))
  expect(await refusalOf(portal.call(call('d')))).toMatchObject({ code: 'RATE_LIMITED', retryAfter: 10 })
  const other = queue.portalFor('two').call(call('e'))
  await answerAll()
  await Promise.all([...calls, other])
})

it('a call that waits too long is turned away, and the portal never sees it', async () => {
  const { queue, link, clock } = testQueue({ parallel: 1 })
  const portal = queue.portalFor('one')
  const first = portal.call(call('a'))
  await clock.advance(10_000)
  const late = refusalOf(portal.call(call('b')))
  await clock.advance(30_100)
  expect(await late).toMatchObject({ code: 'QUEUE_TIMEOUT', status: 504, retryAfter: 10 })
  link.sent[0]?.answer()
  await first
  await settled()
  expect(link.sent).toHaveLength(1)
})

it('a caller who goes leaves the line, and what is under way ends', async () => {
  const { queue, link } = testQueue({ parallel: 1 })
  const leaving = new AbortController()
  const portal = queue.portalFor('one', { signal: leaving.signal })
  const first = portal.call(call('a'))
  const second = fate(portal.call(call('b')))
  await settled()
  leaving.abort()
  expect(await second).toBe('INVALID_REQUEST')
  link.sent[0]?.answer()
  await first
  expect(queue.depth()).toEqual({ waiting: 0, running: 0 })
  expect(link.sent).toHaveLength(1)
})

it('a call whose client leaves while it waits for the bucket is not sent, and takes no room in it', async () => {
  const { queue, link, clock, answerAll } = testQueue({ bucket: { capacity: 2, perSecond: 1 } })
  const leaving = new AbortController()
  const first = queue.portalFor('one').call(call('a'))
  await answerAll()
  const second = fate(queue.portalFor('one', { signal: leaving.signal }).call(call('b')))
  const third = queue.portalFor('two').call(call('c'))
  await settled()
  leaving.abort()
  await clock.advance(1_000)
  await answerAll()
  expect(await second).toBe('INVALID_REQUEST')
  await Promise.all([first, third])
  expect(link.sent.map(({ name }) => name)).toEqual(['a', 'c'])
})

it('nothing of a request is sent after its deadline, however short it has waited', async () => {
  const { queue, link, clock } = testQueue({ parallel: 1 })
  const first = queue.portalFor('one').call(call('a'))
  const portal = queue.portalFor('two', { deadline: clock.now() + 1_000 })
  const second = refusalOf(portal.call(call('b')))
  await clock.advance(1_100)
  expect(await second).toMatchObject({ code: 'QUEUE_TIMEOUT', status: 504, retryAfter: 10 })
  link.sent[0]?.answer()
  await first
  expect(await refusalOf(portal.batch({ c: call('c') }, { halt: false }))).toMatchObject({
    code: 'QUEUE_TIMEOUT',
  })
  expect(link.sent).toHaveLength(1)
})

it('a queue that closes turns away what waits and lets end what is under way', async () => {
  const { queue, link } = testQueue({ parallel: 1 })
  const portal = queue.portalFor('one')
  const first = portal.call(call('a'))
  const second = fate(portal.call(call('b')))
  await settled()
  let isClosed = false
  const closed = queue.close().then(() => void (isClosed = true))
  expect(await second).toBe('QUEUE_TIMEOUT')
  expect(await fate(portal.call(call('c')))).toBe('QUEUE_TIMEOUT')
  await settled()
  expect(isClosed).toBe(false)
  link.sent[0]?.answer()
  await first
  await closed
  expect(link.sent).toHaveLength(1)
})

it('a store that fails lets nothing through, and leaves the line as it was', async () => {
  const { queue, store, answerAll } = testQueue({ parallel: 1 })
  const portal = queue.portalFor('one')
  const { pour } = store.buckets
  store.buckets.pour = () => Promise.reject(new Error('disk full'))
  expect(await refusalOf(portal.call(call('a')))).toMatchObject({ code: 'INTERNAL_ERROR' })
  store.buckets.pour = pour
  const next = fate(portal.call(call('a')))
  await answerAll()
  expect(await next).toBe('done')
})
