import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { installApp } from '../testing/app-way.ts'
import { ADMIN, DEAL, written } from '../testing/both-dialects.ts'
import { type Caller, type TestGateway, testGateway } from '../testing/test-gateway.ts'

const run = promisify(execFile)
const SERVICE = 'https://vibecode.bitrix24.tech'

let gateway: TestGateway
let agent: Caller

beforeAll(async () => {
  gateway = await testGateway()
  agent = await gateway.caller()
})
afterAll(() => gateway.close())

const read = (name: string) => readFile(new URL(name, import.meta.url), 'utf8')

it('runs the service’s full example, with nothing changed but the base URL and the key', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'trail-seed-'))
  const file = join(folder, 'agent.mjs')
  await writeFile(file, (await read('agent-example.txt')).replace(SERVICE, gateway.url))
  const { stdout } = await run(process.execPath, [file], { env: { ...process.env, VIBE_KEY: agent.key } })
  await rm(folder, { recursive: true })
  expect(stdout).toBe('AI agent finished, all actions logged\n')

  const { world } = gateway.emulator
  const [finished, started] = (await agent.get('/v1/timeline-logs?entityTypeId=2&entityId=100')).body.data
  expect(started.title).toBe('AI agent started processing')
  expect(finished.text).toContain('- Discount: 10% (returning client)')
  const bound = (await agent.get(`/v1/timeline-logs/${started.id}/bindings`)).body.data
  expect(
    bound.map((each: { entityType: string; entityId: number }) => [each.entityType, each.entityId]),
  ).toEqual(
    expect.arrayContaining([
      ['deal', 100],
      ['contact', 50],
      ['company', 10],
    ]),
  )
  const note = await agent.get(`/v1/timeline-logs/${finished.id}/note?entityTypeId=2&entityId=100`)
  expect(note.body.data.text).toMatch(/^The client usually responds within 2 days\. Remind the manager/)
  expect(world.entries.has(finished.id)).toBe(true)
})

/** What curl would send for the lines of the service's quick start. */
function curlRequests(text: string) {
  return text
    .split(/^curl /m)
    .slice(1)
    .map((command) => ({
      method: /-X (\w+)/.exec(command)?.[1] ?? 'GET',
      url: /https:\S+/.exec(command)?.[0] ?? '',
      headers: Object.fromEntries(
        [...command.matchAll(/-H "([^:]+): ([^"]*)"/g)].map(([, name, value]) => [name, value]),
      ),
      body: /-d '([^']*)'/.exec(command)?.[1] ?? '',
    }))
}

it('answers the curl lines of the service’s quick start', async () => {
  const requests = curlRequests(await read('quick-start.txt'))
  expect(requests).toHaveLength(3)
  let id = 0
  for (const { method, url, headers, body } of requests) {
    const response = await fetch(url.replace(SERVICE, gateway.url).replace('5012', String(id)), {
      method,
      headers: { ...headers, 'X-Api-Key': agent.key },
      body,
    })
    const answer: { success: boolean; data: { id?: number } } = JSON.parse(await response.text())
    expect(answer).toMatchObject({ success: true })
    id = answer.data.id ?? id
  }
  const note = await agent.get(`/v1/timeline-logs/${id}/note?entityTypeId=2&entityId=100`)
  expect(note.body.data.text).toBe('The client usually responds within 2 days.')
})

it('lets the service’s own api() helper read the answer of a delete', async () => {
  await installApp(gateway, ADMIN)
  const appAgent = await gateway.caller({ kind: 'app' })
  const id = await written(appAgent)
  await appAgent.post(`/v1/timeline-logs/${id}/note`, { ...DEAL, text: 'Note' })
  const helper = /async function api[\s\S]+?res\.json\(\)\n}/.exec(await read('agent-example.txt'))?.[0] ?? ''
  const deletes = [`/timeline-logs/${id}/note?entityTypeId=2&entityId=100`, `/timeline-logs/${id}`]
  const script = `const VIBE_KEY = process.env.VIBE_KEY, BASE = process.env.BASE
${helper.replace("{ 'X-Api-Key': VIBE_KEY }", "{ 'X-Api-Key': VIBE_KEY, Authorization: process.env.SESSION }")}
for (const path of ${JSON.stringify(deletes)}) console.log(JSON.stringify(await api('DELETE', path)))`
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], {
    env: {
      ...process.env,
      BASE: `${gateway.url}/v1`,
      VIBE_KEY: appAgent.key,
      SESSION: `Bearer ${appAgent.session}`,
    },
  })
  const done = '{"success":true,"data":true}\n'
  expect(stdout).toBe(done + done)
})
