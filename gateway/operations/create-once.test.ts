import { expect, it, vi } from 'vitest'
import { changeWorld } from '#emulator/control/change-world.ts'
import type { Fault } from '#emulator/control/faults.ts'
import { ADMIN, type Stage, inBothDialects } from '../testing/both-dialects.ts'
import type { TestGateway } from '../testing/test-gateway.ts'

const ADD = 'crm.timeline.logmessage.add'
const LOGS = '/v1/timeline-logs'
const CARD = { entityTypeId: 2, entityId: 102 }

/** Milliseconds the portal of these tests may work on a request. */
const PATIENCE = 700

let count = 0

/** Milliseconds by which both clocks are ahead of ours. */
let ahead = 0
const now = () => Date.now() + ahead

function entry(more: object = {}) {
  count += 1
  return { ...CARD, title: `Once ${count}`, text: 'Text', ...more }
}

function keyed() {
  count += 1
  return { 'idempotency-key': `key-${count}` }
}

/** Ids of the entries on the card with this title, whoever wrote them. */
function truth({ emulator }: Pick<TestGateway, 'emulator'>, title: string): number[] {
  const ids = emulator.world.owned.get(`${CARD.entityTypeId}:${CARD.entityId}`) ?? []
  return ids.filter((id) => emulator.world.entries.get(id)?.title === title)
}

/** Somebody else writes on the card. */
function writeBeside({ emulator }: Pick<TestGateway, 'emulator'>, title: string, authorId = ADMIN): number {
  const made = changeWorld(emulator, {
    entries: [{ ...CARD, authorId, title, text: 'Text', iconCode: '' }],
  })
  if (typeof made === 'string') throw new Error(made)
  return made.entries[0] ?? 0
}

function fail({ gateway }: Stage, ...faults: Fault[]): void {
  gateway.emulator.faults.add(faults.map((fault) => ({ method: ADD, ...fault })))
}

const FATES: [name: string, faults: Fault[]][] = [
  ['the connection breaks before the portal acts', [{ drop: 'before' }]],
  ['the connection breaks after the portal acted', [{ drop: 'after' }]],
  ['the connection breaks and the portal acts later', [{ drop: 'before', late: 400 }]],
  ['the portal answers with a page', [{ body: 'html' }]],
  ['the portal answers with half an answer', [{ body: 'broken-json' }]],
  ['the portal answers with more than 20 MB', [{ body: 'large' }]],
  ['a server in front of it answers 502', [{ status: 502 }]],
  ['a server in front of it answers 502 with a page', [{ status: 502, body: 'html' }]],
  ['the portal stumbles', [{ error: 'INTERNAL_SERVER_ERROR' }]],
  ['the portal has too many requests', [{ error: 'QUERY_LIMIT_EXCEEDED' }]],
  ['the answer comes too late', [{ latency: PATIENCE + 200 }]],
  ['the answer to the second try is lost too', [{ drop: 'before' }, { drop: 'after' }]],
]

inBothDialects(
  (use) => {
    for (const [way, headers] of [
      ['with a key', keyed],
      ['without a key', () => ({})],
    ] as const) {
      it.each(FATES)(`writes one entry ${way} where %s`, async (_name, faults) => {
        const { agent, gateway } = use()
        // With a key the card is new each time, so that a look at it goes along.
        if (headers === keyed) await gateway.gateway.store.knownCards.purge(Infinity)
        const asked = entry()
        fail(use(), ...faults)
        const { status, body } = await agent.post(LOGS, asked, headers())
        expect([status, truth(gateway, asked.title)]).toEqual([201, [body.data.id]])
      })
    }

    it('tells an agent without a key that it has to look itself where the portal is too slow', async () => {
      const { agent, gateway } = use()
      const asked = entry()
      fail(use(), { late: PATIENCE + 800 })
      const { status, body } = await agent.post(LOGS, asked)
      expect([status, body.error.code, body.error.retryAfter]).toEqual([504, 'QUEUE_TIMEOUT', 1])
      expect(body.error.hint).toContain('Look at the card')
      await vi.waitFor(() => expect(truth(gateway, asked.title)).toHaveLength(1))
    })

    it('finds what a slow portal wrote when the same key comes again', async () => {
      const { agent, gateway } = use()
      const [asked, key] = [entry(), keyed()]
      fail(use(), { late: PATIENCE + 800 })
      expect((await agent.post(LOGS, asked, key)).status).toBe(504)
      const early = await agent.post(LOGS, asked, key)
      expect([early.status, early.body.error.code]).toEqual([502, 'BITRIX_UNAVAILABLE'])
      await vi.waitFor(() => expect(truth(gateway, asked.title)).toHaveLength(1))
      const { status, body } = await agent.post(LOGS, asked, key)
      expect([status, truth(gateway, asked.title)]).toEqual([201, [body.data.id]])
    })

    it('sends it again with the same key once a slow portal is done without it', async () => {
      const { agent, gateway } = use()
      const [asked, key] = [entry(), keyed()]
      fail(use(), { status: 504 })
      expect((await agent.post(LOGS, asked, key)).status).toBe(504)
      const { body } = await vi.waitFor(async () => {
        const answer = await agent.post(LOGS, asked, key)
        expect(answer.status).toBe(201)
        return answer
      }, 5_000)
      expect(truth(gateway, asked.title)).toEqual([body.data.id])
    })

    it('keeps a key in doubt for its own request', async () => {
      const { agent } = use()
      const key = keyed()
      fail(use(), { status: 504 })
      await agent.post(LOGS, entry(), key)
      expect((await agent.post(LOGS, entry(), key)).status).toBe(422)
    })

    it.each([
      ['with a key', keyed],
      ['without a key', () => ({})],
    ] as const)('says so where both tries are lost, and %s the next one writes it', async (_way, headers) => {
      const { agent, gateway } = use()
      const [asked, given] = [entry(), headers()]
      fail(use(), { drop: 'before', times: 2 })
      const lost = await agent.post(LOGS, asked, given)
      expect([lost.status, lost.body.error.code]).toEqual([502, 'BITRIX_UNAVAILABLE'])
      expect(truth(gateway, asked.title)).toEqual([])
      const { body } = await agent.post(LOGS, asked, given)
      expect(truth(gateway, asked.title)).toEqual([body.data.id])
    })

    it('writes nothing over a webhook that the portal does not accept, and the key stays free', async () => {
      const { agent, gateway } = use()
      const [asked, key] = [entry(), keyed()]
      fail(use(), { error: 'NO_AUTH_FOUND' })
      expect((await agent.post(LOGS, asked, key)).status).toBe(403)
      expect(truth(gateway, asked.title)).toEqual([])
      expect((await agent.post(LOGS, asked, key)).status).toBe(201)
    })

    it('writes through the app with the next tokens where the first are expired', async () => {
      const { appAgent, gateway } = use()
      const asked = entry()
      gateway.emulator.expireTokens()
      const { body } = await appAgent.post(LOGS, asked, keyed())
      expect(truth(gateway, asked.title)).toEqual([body.data.id])
    })

    it.each([
      ['no answer is lost', []],
      ['answers are lost', [{ drop: 'after', times: 2 }, { drop: 'before' }, { body: 'broken-json' }]],
    ] satisfies [string, Fault[]][])(
      'answers twenty creates in the same words at once with an entry each where %s',
      async (_name, faults) => {
        const { agent, appAgent, gateway } = use()
        const asked = entry()
        fail(use(), ...faults)
        const answers = await Promise.all(
          Array.from({ length: 20 }, (_, k) => (k % 2 ? agent : appAgent).post(LOGS, asked, keyed())),
        )
        const ids = answers.map(({ body }) => Number(body.data.id))
        expect(ids.toSorted((one, other) => one - other)).toEqual(truth(gateway, asked.title))
        expect(new Set(ids).size).toBe(20)
      },
    )

    it.each([
      ['the same text', ['One', 'One']],
      ['another text', ['One', 'Other']],
    ])('takes none for its own that is under way with the same title and %s', async (_name, texts) => {
      const { agent, gateway } = use()
      const asked = entry()
      // One is nowhere, and the other is on the card long before its answer comes.
      fail(use(), { drop: 'before', latency: 1 }, { latency: PATIENCE - 50 })
      const answers = await Promise.all(texts.map((text) => agent.post(LOGS, { ...asked, text }, keyed())))
      expect(answers.map(({ body }) => body.data.text)).toEqual(texts)
      const ids = answers.map(({ body }) => Number(body.data.id))
      expect(ids.toSorted((one, other) => one - other)).toEqual(truth(gateway, asked.title))
    })

    it('takes none for its own that was there before', async () => {
      const { agent, gateway } = use()
      const asked = entry()
      const before = writeBeside(gateway, asked.title)
      // What the gateway wrote a while ago is no bound for what others have written since.
      ahead += 61_000
      fail(use(), { drop: 'before' })
      const { body } = await agent.post(LOGS, asked, keyed())
      expect(truth(gateway, asked.title)).toEqual([before, body.data.id])
    })

    it('takes none for its own that another person wrote meanwhile', async () => {
      const { agent, gateway } = use()
      const asked = entry()
      fail(use(), { drop: 'before' })
      const answer = agent.post(LOGS, asked, keyed())
      const beside = writeBeside(gateway, asked.title, 7)
      const id = Number((await answer).body.data.id)
      expect(truth(gateway, asked.title)).toEqual([beside, id])
    })

    it('finds its own below twenty-five that were written since', async () => {
      const { agent, gateway } = use()
      const asked = entry()
      fail(use(), { drop: 'after' })
      const answer = agent.post(LOGS, asked)
      await vi.waitFor(() => expect(truth(gateway, asked.title)).toHaveLength(1))
      for (let k = 0; k < 25; k += 1) writeBeside(gateway, 'Written since')
      expect(truth(gateway, asked.title)).toEqual([(await answer).body.data.id])
    })

    it('finishes what a caller does not wait for, and replays it', async () => {
      const { agent, gateway } = use()
      const [asked, key] = [entry(), keyed()]
      fail(use(), { latency: 200 })
      const gone = new AbortController()
      const request = fetch(`${gateway.url}${LOGS}`, {
        method: 'POST',
        headers: { 'x-api-key': agent.key, 'content-type': 'application/json', ...key },
        body: JSON.stringify(asked),
        signal: gone.signal,
      })
      await vi.waitFor(() => expect(truth(gateway, asked.title)).toHaveLength(1))
      gone.abort()
      await expect(request).rejects.toThrow('aborted')
      const { headers, body } = await agent.post(LOGS, asked, key)
      expect(headers.get('idempotent-replayed')).toBe('true')
      expect(truth(gateway, asked.title)).toEqual([body.data.id])
    })
  },
  { config: { portalTimeout: PATIENCE }, emulator: { now }, now },
)
