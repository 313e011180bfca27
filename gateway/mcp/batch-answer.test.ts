import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { addEntry } from '#emulator/world/entries.ts'
import { DEAL } from '../testing/both-dialects.ts'
import { expectFitting } from '../testing/fitting-answer.ts'
import { type McpAgent, mcpAgent } from '../testing/mcp-client.ts'
import { type TestGateway, testGateway } from '../testing/test-gateway.ts'

/** Milliseconds the portal of these tests may work on a request. */
const TIMEOUT = 400
const LONG = 'Проверено. '.repeat(300).trim()
const CARD = { entityTypeId: 2, entityId: 9_001 }

let gateway: TestGateway
let model: McpAgent

beforeAll(async () => {
  gateway = await testGateway({ config: { portalTimeout: TIMEOUT } })
  model = await mcpAgent(gateway.url, await gateway.caller())
  const rest = { authorId: 1, iconCode: '', owner: CARD, clientId: null }
  for (let k = 0; k < 80; k++)
    addEntry(gateway.emulator.world, {
      ...rest,
      created: Date.UTC(2026, 3, 27) + k * 60_000,
      title: `Entry ${k}`,
      text: LONG,
    })
})
afterEach(() => gateway.emulator.faults.clear())
afterAll(() => gateway.close())

it('gives what fits as it is', async () => {
  const calls = [{ id: 'first', action: 'create', params: { ...DEAL, title: 'A', text: LONG } }]
  const answer = await model.call('run_batch', { calls })
  expectFitting(answer)
  expect(answer.answer.data.results.first.text).toBe(LONG)
  expect(answer.answer.data.warnings).toBeUndefined()
})

it('shortens texts and cuts lists where all would be too long, and says so', async () => {
  const answer = await model.call('run_batch', {
    calls: [
      { id: 'found', action: 'list', params: { ...CARD, limit: 80 } },
      { id: 'ten', action: 'list', params: CARD },
      { id: 'written', action: 'create', params: { ...DEAL, title: 'B', text: LONG } },
    ],
  })
  expectFitting(answer)
  const { results, totals, warnings, summary } = answer.answer.data
  expect(summary).toEqual({ total: 3, succeeded: 3, failed: 0 })
  expect(totals).toEqual({ found: 80, ten: 80 })
  expect(results.found.length).toBeGreaterThan(0)
  expect(warnings.found).toEqual([
    `The first ${results.found.length} of 80 are shown: list_timeline_logs gives the others.`,
  ])
  const { id, text } = results.written
  expect(text).toContain(`… [shortened: get_timeline_log with id ${id} gives all`)
  expect(gateway.emulator.world.entries.get(id)?.text).toBe(LONG)
})

it('keeps the id of each of fifty long entries', async () => {
  const calls = Array.from({ length: 50 }, (_, k) => ({
    id: `e${k}`,
    action: 'create',
    params: { ...DEAL, title: `Fifty ${k}`, text: LONG },
  }))
  const answer = await model.call('run_batch', { calls })
  expectFitting(answer)
  for (let k = 0; k < 50; k++) {
    const { id } = answer.answer.data.results[`e${k}`]
    expect(gateway.emulator.world.entries.get(id)?.title).toBe(`Fifty ${k}`)
  }
})

it('a call in doubt speaks of the argument, not of the header', async () => {
  gateway.emulator.faults.add([
    { method: 'crm.timeline.logmessage.add', latency: 2 * TIMEOUT, drop: 'before' },
  ])
  const calls = [{ id: 'first', action: 'create', params: { ...DEAL, title: 'C', text: 'D' } }]
  const { answer, text } = await model.call('run_batch', { calls, idempotency_key: 'doubt' })
  expect(answer.data.errors.first.hint).toContain('with the same idempotency_key again')
  expect(text).not.toContain('Idempotency-Key')
})
