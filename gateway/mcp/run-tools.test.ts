import { afterAll, beforeAll, expect, it } from 'vitest'
import { expectFitting } from '../testing/fitting-answer.ts'
import { type McpAgent, type ToolAnswer, mcpAgent } from '../testing/mcp-client.ts'
import { type TestGateway, testGateway } from '../testing/test-gateway.ts'

let gateway: TestGateway
let model: McpAgent
let keyId: string
let portalId: string
let lastId = 0

beforeAll(async () => {
  gateway = await testGateway()
  const { store } = gateway.gateway
  model = await mcpAgent(gateway.url, await gateway.caller())
  keyId = (await store.keys.list())[0]?.id ?? ''
  portalId = new URL(gateway.portalUrl).host
})
afterAll(() => gateway.close())

/** Entries of a run, written down a minute apart as the gateway itself does it. */
async function keep(
  runId: string,
  count: number,
  title: string,
  words: string | null = null,
): Promise<number[]> {
  const rows = Array.from({ length: count }, (_, k) => ({
    portalId,
    entryId: (lastId += 1),
    entityTypeId: 2,
    entityId: 100,
    title,
    fingerprint: '',
    keyId,
    run: { id: runId, agent: words, step: words, outcome: words },
    createdAt: Date.UTC(2026, 3, 27) + lastId * 60_000 + k,
  }))
  await gateway.gateway.store.entries.add(rows)
  return rows.map(({ entryId }) => entryId)
}

it.each([
  ['short', 'Prices checked', null, 50],
  ['long', 'Проверено '.repeat(50), 'ц'.repeat(120), 10],
])(
  'get_run gives the newest entries of a run with %s words, and says how to go on',
  async (kind, title, words, least) => {
    const ids = await keep(`run-${kind}`, 120, title, words)
    const found: number[] = []
    let offset: number | undefined = 0
    while (offset !== undefined) {
      const answer: ToolAnswer = await model.call('get_run', { id: `run-${kind}`, offset })
      expectFitting(answer)
      const { data, meta } = answer.answer
      expect([data.id, meta.total]).toEqual([`run-${kind}`, 120])
      offset = meta.nextOffset
      const more = offset && `For earlier ones call get_run again with offset ${offset}.`
      expect(/For earlier ones.*/.exec(answer.text)?.[0]).toBe(more)
      expect(data.entries.length).toBeGreaterThanOrEqual(offset ? least : 1)
      found.unshift(...data.entries.map(({ id }: { id: number }) => id))
    }
    expect(found).toEqual(ids)
  },
)

it('list_runs gives 50 runs at most, within 20 kB, and says how to go on', async () => {
  const wanted: string[] = []
  for (let k = 0; k < 70; k++) {
    await keep(`many-${k}`, 1, 'Title', 'ц'.repeat(120))
    wanted.unshift(`many-${k}`)
  }
  const found: string[] = []
  let before: number | undefined
  do {
    const answer: ToolAnswer = await model.call('list_runs', { limit: 100, before: before ?? null })
    expectFitting(answer)
    const { data, meta } = answer.answer
    expect(data.length).toBeGreaterThan(0)
    expect(data.length).toBeLessThanOrEqual(50)
    before = meta?.next
    const more = before && `For older ones call list_runs again with before ${before}.`
    expect(/For older ones.*/.exec(answer.text)?.[0]).toBe(more)
    found.push(...data.map(({ id }: { id: string }) => id))
  } while (before !== undefined)
  expect(found.filter((id) => id.startsWith('many-'))).toEqual(wanted)
  expect(new Set(found).size).toBe(found.length)
})
