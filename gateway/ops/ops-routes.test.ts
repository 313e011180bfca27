import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { type TestGateway, testGateway } from '../testing/test-gateway.ts'

let gateway: TestGateway

beforeAll(async () => {
  gateway = await testGateway()
})
afterEach(() => {
  gateway.gateway.readiness.draining = false
})
afterAll(() => gateway.close())

async function get(path: string): Promise<{ status: number; text: string; headers: Headers }> {
  const response = await fetch(gateway.url + path)
  return { status: response.status, text: await response.text(), headers: response.headers }
}

it('is alive, and ready while its store answers', async () => {
  expect(await get('/healthz')).toMatchObject({ status: 200, text: '{"status":"alive"}' })
  const ready = await get('/readyz')
  expect(ready).toMatchObject({ status: 200, text: '{"status":"ready"}' })
  expect(ready.headers.get('cache-control')).toBe('no-store')
})

it('is alive but not ready while it drains', async () => {
  gateway.gateway.readiness.draining = true
  expect(await get('/readyz')).toMatchObject({
    status: 503,
    text: '{"status":"unready","reason":"draining"}',
  })
  expect((await get('/healthz')).status).toBe(200)
})

it('is not ready where its store does not answer', async () => {
  const { store } = gateway.gateway
  const { ready } = store
  store.ready = () => Promise.reject(new Error('gone'))
  expect(await get('/readyz')).toMatchObject({ status: 503, text: '{"status":"unready","reason":"store"}' })
  store.ready = ready
})

it('counts requests, refusals of keys and calls of the portal', async () => {
  const agent = await gateway.caller({ name: 'Counted' })
  const entry = { entityTypeId: 2, entityId: 100, title: 'Counted', text: 'Once', iconCode: 'info' }
  const { body } = await agent.post('/v1/timeline-logs', entry)
  gateway.emulator.faults.add([{ method: 'crm.timeline.logmessage.get', error: 'ACCESS_DENIED' }])
  await agent.get(`/v1/timeline-logs/${body.data.id}`)
  await fetch(`${gateway.url}/v1/me`, { headers: { 'x-api-key': 'nobody' } })
  await fetch(`${gateway.url}/no/such/address`)
  const { text, headers } = await get('/metrics')
  expect(headers.get('content-type')).toContain('text/plain; version=0.0.4')
  const expected = [
    'trail_requests_total{route="/v1/timeline-logs",method="POST",status="201"} 1',
    'trail_requests_total{route="/v1/timeline-logs/:id",method="GET",status="403"} 1',
    'trail_requests_total{route="none",method="GET",status="404"} 1',
    'trail_request_seconds_count{route="/v1/timeline-logs",method="POST"} 1',
    'trail_key_refusals_total{code="INVALID_API_KEY"} 1',
    'trail_portal_calls_total{method="crm.timeline.logmessage.add",via="batch",outcome="ok"} 1',
    'trail_portal_calls_total{method="crm.timeline.logmessage.get",via="call",outcome="accessDenied"} 1',
    'trail_queue_depth{way="webhook",state="waiting"} 0',
  ]
  expect(expected.filter((line) => !text.includes(`${line}\n`))).toEqual([])
})

it('gives every gateway counts of its own', async () => {
  const other = await testGateway()
  const text = await (await fetch(`${other.url}/metrics`)).text()
  await other.close()
  expect(text).not.toContain('trail_requests_total{')
})
