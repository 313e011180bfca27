import { describe, expect, it } from 'vitest'
import { type ErrorCode, PortalError } from '#core/portal-error.ts'
import { failed } from '#core/portal.ts'
import { settled } from '../testing/test-clock.ts'
import { type TestQueue, fate, refusalOf, testQueue } from '../testing/test-queue.ts'

const pin = { method: 'pin', write: true }

/** Calls, and the portal fails or answers; what became of it. */
async function end({ queue, link }: TestQueue, code: ErrorCode | null, key = 'one', call = pin) {
  const came = link.sent.length
  const ended = fate(queue.portalFor(key).call(call))
  await settled()
  const sent = link.sent[came]
  if (code) sent?.fail(new PortalError(code, { method: call.method, portalCode: code.toUpperCase() }))
  else sent?.answer()
  return ended
}

async function failTwelveTimes(line: TestQueue, code: ErrorCode = 'refused'): Promise<void> {
  for (let n = 0; n < 12; n += 1) expect(await end(line, code)).toBe(code)
}

it('after twelve equal failures in a row the key’s calls of the method stay here for a minute', async () => {
  const line = testQueue()
  await failTwelveTimes(line)
  expect(await refusalOf(line.queue.portalFor('one').call(pin))).toMatchObject({
    code: 'ERROR_LOOP_DETECTED',
    status: 502,
    retryAfter: 60,
    message: 'pin failed 12 times in a row with REFUSED.',
  })
  expect(line.link.sent).toHaveLength(12)
})

it('other keys and other methods go on', async () => {
  const line = testQueue()
  await failTwelveTimes(line)
  expect(await end(line, null, 'two')).toBe('done')
  expect(await end(line, null, 'one', { method: 'unpin', write: true })).toBe('done')
})

describe('a refusal about a card', () => {
  const on = (id: number) => ({ method: 'pin', params: { id: 5, ownerTypeId: 2, ownerId: id }, write: true })

  it('closes the method for that card alone', async () => {
    const line = testQueue()
    for (let n = 0; n < 12; n += 1) await end(line, 'ownerNotFound', 'one', on(7))
    expect(await end(line, null, 'one', on(8))).toBe('done')
    expect(await refusalOf(line.queue.portalFor('one').call(on(7)))).toMatchObject({
      code: 'ERROR_LOOP_DETECTED',
      message: 'pin of 2/7 failed 12 times in a row with OWNERNOTFOUND.',
    })
  })

  it('shuts only its own command out of a batch', async () => {
    const line = testQueue()
    for (let n = 0; n < 12; n += 1) await end(line, 'accessDenied', 'one', on(7))
    const batch = line.queue.portalFor('one').batch({ bad: on(7), good: on(8) }, { halt: false })
    await line.answerAll()
    expect(await batch).toMatchObject({ bad: { ok: false }, good: { ok: true } })
  })

  it('is no failure of the portal, whose own are counted over all cards', async () => {
    const line = testQueue()
    for (let n = 0; n < 12; n += 1) await end(line, 'portalDown', 'one', on(n))
    expect(await end(line, null, 'one', on(99))).toBe('ERROR_LOOP_DETECTED')
    await line.clock.advance(60_000)
    expect(await end(line, 'refused', 'one', on(99))).toBe('refused')
    expect(await end(line, null, 'one', on(98))).toBe('done')
  })
})

it('what waits in line when the loop is noticed stays here too', async () => {
  const line = testQueue()
  const portal = line.queue.portalFor('one')
  const fates = Promise.all(Array.from({ length: 30 }, () => fate(portal.call(pin))))
  await settled()
  for (let n = 0; n < 20; n += 1) {
    line.link.sent[n]?.fail(new PortalError('refused', { method: 'pin' }))
    await settled()
  }
  expect((await fates).filter((each) => each === 'ERROR_LOOP_DETECTED')).toHaveLength(17)
  expect(line.link.sent).toHaveLength(13)
})

describe('the row of failures', () => {
  it('ends with a success', async () => {
    const line = testQueue()
    for (let n = 0; n < 11; n += 1) await end(line, 'refused')
    await end(line, null)
    for (let n = 0; n < 11; n += 1) await end(line, 'refused')
    expect(await end(line, null)).toBe('done')
  })

  it('begins again with another failure', async () => {
    const line = testQueue()
    for (let n = 0; n < 11; n += 1) await end(line, 'refused')
    await end(line, 'accessDenied')
    for (let n = 0; n < 11; n += 1) await end(line, 'refused')
    expect(await end(line, null)).toBe('done')
  })

  it('is forgotten after an hour', async () => {
    const line = testQueue()
    for (let n = 0; n < 11; n += 1) await end(line, 'refused')
    await line.clock.advance(3_600_000)
    await end(line, 'refused')
    expect(await end(line, null)).toBe('done')
  })

  it('does not count what is not there', async () => {
    const line = testQueue()
    for (let n = 0; n < 20; n += 1) expect(await end(line, 'notFound')).toBe('notFound')
  })

  it('counts a batch once, however many of its commands fail', async () => {
    const line = testQueue()
    const rows = Array.from({ length: 12 }, (_, n) => `c${n}`)
    const calls = Object.fromEntries(rows.map((name) => [name, pin]))
    const batch = line.queue.portalFor('one').batch(calls, { halt: false })
    await settled()
    const row = failed<never>(new PortalError('refused', { method: 'pin' }))
    line.link.sent[0]?.answer(Object.fromEntries(rows.map((name) => [name, row])))
    await batch
    expect(await end(line, null)).toBe('done')
  })
})

describe('the probe', () => {
  it('is one call, once the minute is over', async () => {
    const line = testQueue()
    await failTwelveTimes(line)
    await line.clock.advance(60_000)
    const portal = line.queue.portalFor('one')
    const probe = fate(portal.call(pin))
    await settled()
    expect(await fate(portal.call(pin))).toBe('ERROR_LOOP_DETECTED')
    line.link.sent[12]?.answer()
    expect(await probe).toBe('done')
    expect(await end(line, null)).toBe('done')
  })

  it('closes the method for a minute more when it fails', async () => {
    const line = testQueue()
    await failTwelveTimes(line)
    await line.clock.advance(60_000)
    expect(await end(line, 'refused')).toBe('refused')
    expect(await refusalOf(line.queue.portalFor('one').call(pin))).toMatchObject({ retryAfter: 60 })
    await line.clock.advance(60_000)
    expect(await end(line, null)).toBe('done')
  })

  it('gives way to the next when it proves nothing', async () => {
    const line = testQueue()
    await failTwelveTimes(line)
    await line.clock.advance(60_000)
    expect(await end(line, 'notFound')).toBe('notFound')
    expect(await end(line, null)).toBe('done')
  })

  it('gives way too where a batch halts before it comes to it', async () => {
    const line = testQueue()
    await failTwelveTimes(line)
    await line.clock.advance(60_000)
    const portal = line.queue.portalFor('one')
    const batch = portal.batch({ first: { method: 'first' }, second: pin }, { halt: true })
    await settled()
    const row = failed<never>(new PortalError('refused', { method: 'first' }))
    line.link.sent[12]?.answer({ first: row }, ['first'])
    expect(await batch).toEqual({ first: row })
    expect(await end(line, null)).toBe('done')
  })

  it('of a read may be repeated where its answer is lost', async () => {
    const line = testQueue()
    const read = { method: 'pin', write: false }
    await failTwelveTimes(line)
    await line.clock.advance(60_000)
    const probe = end(line, 'network', 'one', read)
    await settled()
    await line.clock.advance(1000)
    await line.answerAll()
    expect(await probe).toBe('done')
  })
})

it('remembers no more rows than it may', async () => {
  const line = testQueue({ waitingPerKey: 20_000 })
  await failTwelveTimes(line)
  for (let n = 0; n < 10_000; n += 1) {
    const ended = fate(line.queue.portalFor(`key ${n}`).call(pin))
    while (line.link.sent.length < 13 + n) await new Promise((resolve) => setImmediate(resolve))
    line.link.sent[12 + n]?.fail(new PortalError('refused', { method: 'pin' }))
    await ended
  }
  expect(await end(line, null)).toBe('done')
})
