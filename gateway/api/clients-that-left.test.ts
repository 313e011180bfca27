import { expect, it } from 'vitest'
import { CARD, creates, titles } from '../testing/batches.ts'
import { type Stage, inBothDialects } from '../testing/both-dialects.ts'

const ADD = 'crm.timeline.logmessage.add'

/** Long enough that nothing ends by itself while a client leaves, in milliseconds. */
const LONG = 60_000

inBothDialects(
  (stage, dialect) => {
    let count = 0

    /** A title of its own, with the create for it. */
    function create() {
      count += 1
      const title = `Left ${dialect} ${count}`
      return {
        title,
        body: { ...CARD, title, text: 'Text' },
        key: { 'idempotency-key': title.replaceAll(' ', '-') },
      }
    }

    /** A request whose client can leave. Resolves when the client is gone. */
    function start(path: string, body?: object, more: Record<string, string> = {}) {
      const { gateway, agent } = stage()
      const client = new AbortController()
      const headers = { 'x-api-key': agent.key, 'content-type': 'application/json', ...more }
      const answer = fetch(gateway.url + path, {
        method: body ? 'POST' : 'GET',
        headers,
        signal: client.signal,
        ...(body && { body: JSON.stringify(body) }),
      }).catch(() => null)
      return async () => {
        client.abort()
        await answer
      }
    }

    it.each([
      ['a read', '/v1/timeline-logs/13', undefined],
      ['a create', '/v1/timeline-logs', { ...CARD, title: 'Never sent', text: 'Text' }],
      ['a batch', '/v1/batch', { calls: [creates('a', 'Never sent'), creates('b', 'Never sent')] }],
      [
        'a tool',
        '/mcp',
        {
          jsonrpc: '2.0',
          id: 1,
          method: 'tools/call',
          params: { name: 'get_timeline_log', arguments: { id: 13 } },
        },
      ],
    ])('%s that waits leaves the queue, and is never sent', async (_, path, body) => {
      const { gateway, release } = await busy(stage())
      const { log } = gateway.emulator
      const before = log.length
      const leave = start(path, body, { accept: 'application/json, text/event-stream' })
      await until(() => depth(stage()).waiting === 1)
      await leave()
      await until(() => depth(stage()).waiting === 0)
      expect(depth(stage()).running).toBe(2)
      await release()
      expect(log.slice(before)).toEqual([])
      expect(titles(gateway, 'Never sent')).toEqual([])
    })

    it('a keyed create that waited keeps nothing: the same key writes it later', async () => {
      const { gateway, release } = await busy(stage())
      const { title, body, key } = create()
      const leave = start('/v1/timeline-logs', body, key)
      await until(() => depth(stage()).waiting === 1)
      await leave()
      await until(() => depth(stage()).waiting === 0)
      await release()
      const { status } = await stage().agent.post('/v1/timeline-logs', body, key)
      expect([status, titles(gateway, title)]).toEqual([201, [title]])
    })

    it('a create that was sent runs to its end, and its answer is kept for the same key', async () => {
      const { gateway, agent } = stage()
      const { title, body, key } = create()
      await warm(stage())
      gateway.emulator.faults.add([{ method: ADD, latency: 300 }])
      const leave = start('/v1/timeline-logs', body, key)
      await until(() => titles(gateway, title).length === 1)
      await leave()
      await until(() => depth(stage()).running === 0)
      const { body: answer, headers } = await agent.post('/v1/timeline-logs', body, key)
      expect(headers.get('idempotent-replayed')).toBe('true')
      expect(titles(gateway, title)).toEqual([title])
      expect(await claims(stage(), answer.data.id)).toBe(1)
    })

    it('a create whose answer was lost is looked for and claimed, though its client has left', async () => {
      const { gateway, agent } = stage()
      const { title, body, key } = create()
      await warm(stage())
      gateway.emulator.faults.add([{ method: ADD, latency: 300, drop: 'after' }])
      const leave = start('/v1/timeline-logs', body, key)
      await until(() => titles(gateway, title).length === 1)
      await leave()
      const [entry] = [...gateway.emulator.world.entries.values()].filter((each) => each.title === title)
      await until(async () => (await claims(stage(), entry?.id ?? 0)) === 1)
      const again = await agent.post('/v1/timeline-logs', body, key)
      expect(again.headers.get('idempotent-replayed')).toBe('true')
      expect([again.body.data.id, titles(gateway, title)]).toEqual([entry?.id, [title]])
    })

    it('what a batch has not sent yet stays undone, and the same key goes on with it', async () => {
      const { gateway, agent } = stage()
      const { title, key } = create()
      await warm(stage())
      const calls = [
        creates('first', `${title} first`),
        // A list of several pages goes by itself, and so parts the batch in three.
        { id: 'list', action: 'list', params: { entityTypeId: 2, entityId: 100, limit: 25 } },
        creates('last', `${title} last`),
      ]
      gateway.emulator.faults.add([{ method: ADD, latency: 1_000 }])
      const leave = start('/v1/batch', { calls }, key)
      await until(() => titles(gateway, title).length === 1)
      await leave()
      await until(() => depth(stage()).running === 0)
      expect(titles(gateway, title)).toEqual([`${title} first`])
      const { body } = await agent.post('/v1/batch', { calls }, key)
      expect(body.data.errors).toEqual({})
      expect(titles(gateway, title)).toEqual([`${title} first`, `${title} last`])
    })
  },
  { config: { queueTimeout: LONG, portalTimeout: LONG } },
)

/** Keeps both of the portal's slots taken until `release`. */
async function busy({ gateway, agent }: Stage) {
  const { pour } = gateway.gateway.store.buckets
  let open = () => {}
  const opened = new Promise<void>((resolve) => (open = resolve))
  gateway.gateway.store.buckets.pour = async (name, ...rest) => {
    if (name.startsWith('portal:')) await opened
    return pour(name, ...rest)
  }
  const blocking = [agent.get('/v1/timeline-logs/13'), agent.get('/v1/timeline-logs/13')]
  await until(() => gateway.gateway.ways.webhook?.queue.depth().running === 2)
  return {
    gateway,
    async release() {
      gateway.gateway.store.buckets.pour = pour
      const before = gateway.emulator.log.length
      open()
      await Promise.all(blocking)
      // What blocked is no part of what the test looks at.
      gateway.emulator.log.splice(before, 2)
    },
  }
}

function depth({ gateway }: Stage) {
  return gateway.gateway.ways.webhook?.queue.depth() ?? { waiting: -1, running: -1 }
}

/** Writes an entry, so that the next one needs no look before it. */
async function warm({ agent }: Stage): Promise<void> {
  await agent.post('/v1/timeline-logs', { ...CARD, title: 'Warm', text: 'Text' })
}

async function claims({ gateway }: Stage, id: number): Promise<number> {
  const portalId = gateway.gateway.ways.webhook?.link.portalId ?? ''
  return (await gateway.gateway.store.entries.claimed(portalId, [id])).length
}

async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await new Promise((resolve) => setImmediate(resolve))
}
