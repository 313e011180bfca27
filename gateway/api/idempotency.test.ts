import { expect, it } from 'vitest'
import { CONTACT, DEAL, type Stage, inBothDialects, written } from '../testing/both-dialects.ts'
import { testGateway } from '../testing/test-gateway.ts'

const ADD = 'crm.timeline.logmessage.add'
const LOGS = '/v1/timeline-logs'

let count = 0

/** Headers with a key that nobody has used. */
function fresh() {
  count += 1
  return { 'idempotency-key': `key-${count}` }
}

function entry(more: object = {}) {
  return { ...DEAL, title: `Idempotent ${(count += 1)}`, text: 'Text', ...more }
}

function sent({ gateway }: Stage, method: string): number {
  return gateway.emulator.log.filter((line) => line.method === method).length
}

inBothDialects((use) => {
  it.each([
    ['', ADD, {}],
    ['/note', 'crm.timeline.note.save', { ...DEAL, text: 'A note' }],
    ['/pin', 'crm.timeline.item.pin', DEAL],
    ['/unpin', 'crm.timeline.item.unpin', DEAL],
    ['/bind', 'crm.timeline.bindings.bind', CONTACT],
    ['/unbind', 'crm.timeline.bindings.unbind', CONTACT],
  ])('replays what was answered to POST %s, and asks the portal no more', async (path, method, body) => {
    const { agent } = use()
    const id = await written(agent)
    if (path === '/unbind') await agent.post(`${LOGS}/${id}/bind`, CONTACT)
    const address = path === '' ? LOGS : `${LOGS}/${id}${path}`
    const asked = path === '' ? entry() : body
    const key = fresh()
    const first = await agent.post(address, asked, key)
    const calls = sent(use(), method)
    const second = await agent.post(address, asked, key)
    expect(first.status).toBeLessThan(300)
    expect([second.status, second.body]).toEqual([first.status, first.body])
    expect(first.headers.get('idempotent-replayed')).toBeNull()
    expect(second.headers.get('idempotent-replayed')).toBe('true')
    expect(sent(use(), method)).toBe(calls)
  })

  it('takes the same fields in another order for the same request', async () => {
    const { agent } = use()
    const [key, asked] = [fresh(), entry()]
    const first = await agent.post(LOGS, asked, key)
    const turned = Object.fromEntries(Object.entries(asked).toReversed())
    expect((await agent.post(LOGS, turned, key)).body).toEqual(first.body)
  })

  it('refuses a key that belongs to another body or another address', async () => {
    const { agent } = use()
    const key = fresh()
    const id = (await agent.post(LOGS, entry(), key)).body.data.id
    for (const [address, body] of [
      [LOGS, entry()],
      [`${LOGS}/${id}/pin`, DEAL],
    ] as const) {
      const { status, body: answer } = await agent.post(address, body, key)
      expect([status, answer.error.code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED'])
    }
  })

  it('lets the second of two at once wait for the first, and gives both the same answer', async () => {
    const { agent, gateway } = use()
    gateway.emulator.faults.add([{ method: ADD, latency: 200 }])
    const [key, asked] = [fresh(), entry()]
    const calls = sent(use(), ADD)
    const answers = await Promise.all([1, 2].map(() => agent.post(LOGS, asked, key)))
    expect(answers.map(({ status }) => status)).toEqual([201, 201])
    expect(answers[0]?.body).toEqual(answers[1]?.body)
    expect(sent(use(), ADD)).toBe(calls + 1)
  })

  it('answers with the key it was given: at first, again, and with an error', async () => {
    const { agent } = use()
    const key = fresh()
    const answers = [
      await agent.post(LOGS, { ...entry(), title: '' }, key),
      await agent.post(LOGS, entry({ title: 'Echo' }), key),
      await agent.post(LOGS, entry({ title: 'Echo' }), key),
      await agent.post(LOGS, entry({ title: 'Other' }), key),
      await agent.post(LOGS, '{', key),
      await agent.post('/v1/batch', { calls: [] }, key),
      await agent.post('/v1/me', {}, key),
      await agent.post(LOGS, entry(), { ...key, 'x-api-key': 'nobody' }),
    ]
    expect(answers.map(({ status }) => status)).toEqual([400, 201, 201, 422, 400, 400, 405, 401])
    for (const { headers } of answers) expect(headers.get('idempotency-key')).toBe(key['idempotency-key'])
    for (const { headers } of [await agent.post(LOGS, entry()), await agent.get('/v1/me', key)])
      expect(headers.get('idempotency-key')).toBeNull()
  })

  it('frees the key of a request that failed', async () => {
    const { agent } = use()
    const key = fresh()
    expect((await agent.post(LOGS, { ...entry(), title: '' }, key)).status).toBe(400)
    expect((await agent.post(LOGS, entry(), key)).status).toBe(201)
  })

  it('frees the key of a request that the portal refused', async () => {
    const { agent, gateway } = use()
    gateway.emulator.faults.add([{ method: ADD, error: 'ACCESS_DENIED' }])
    const key = fresh()
    expect((await agent.post(LOGS, entry(), key)).status).toBe(403)
    expect((await agent.post(LOGS, entry(), key)).status).toBe(201)
  })

  it('keeps the keys of two agents apart', async () => {
    const { agent, appAgent } = use()
    const [key, asked] = [fresh(), entry()]
    const answers = [await agent.post(LOGS, asked, key), await appAgent.post(LOGS, asked, key)]
    expect(new Set(answers.map(({ body }) => body.data.id)).size).toBe(2)
  })

  it.each([['with a blank'], ['x'.repeat(256)], ['ключ'.normalize()].map(encodeLatin), ['']])(
    'refuses the key "%s"',
    async (bad) => {
      const { status, body } = await use().agent.post(LOGS, entry(), { 'idempotency-key': bad })
      expect([status, body.error.code]).toEqual([400, 'INVALID_PARAMS'])
      expect(body.error.message).toContain('Idempotency-Key')
    },
  )
})

/** A header's bytes as fetch wants them. */
function encodeLatin(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1')
}

it('replays for 24 hours, and then takes the key for a fresh one', async () => {
  let now = Date.now()
  const gateway = await testGateway({ now: () => now })
  const agent = await gateway.caller()
  const [key, asked] = [fresh(), entry()]
  const first = await agent.post(LOGS, asked, key)
  now += 24 * 3_600_000 - 1
  expect((await agent.post(LOGS, asked, key)).body).toEqual(first.body)
  now += 2
  const last = await agent.post(LOGS, entry(), key)
  expect([last.status, last.headers.get('idempotent-replayed')]).toEqual([201, null])
  expect(last.body.data.id).not.toBe(first.body.data.id)
  await gateway.close()
})
