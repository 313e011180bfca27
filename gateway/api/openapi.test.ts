import { Validator } from '@seriousme/openapi-schema-validator'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { operations } from '../operations/all.ts'
import { installApp } from '../testing/app-way.ts'
import { ADMIN, CONTACT, DEAL, written } from '../testing/both-dialects.ts'
import { type Caller, type TestGateway, testGateway } from '../testing/test-gateway.ts'
import { API_ERRORS } from './api-error.ts'
import type { DescribedPath } from './described-path.ts'
import { describedPaths } from './described-paths.ts'
import { errorResponses } from './openapi-errors.ts'

const RUN = 'quote-2026-04-27-1'

let gateway: TestGateway
let agent: Caller
let document: ReturnType<typeof JSON.parse>

beforeAll(async () => {
  gateway = await testGateway()
  await installApp(gateway, ADMIN)
  agent = await gateway.caller({ kind: 'app', entityTypes: [2, 3], expiresAt: Date.now() + 3_600_000 })
  document = await (await fetch(`${gateway.url}/v1/openapi.json`)).json()
})
afterAll(() => gateway.close())

it('is served without a key, as OpenAPI 3.1 that validates', async () => {
  const { valid, errors } = await new Validator().validate(document)
  expect(errors).toBeUndefined()
  expect(valid).toBe(true)
  expect(document.openapi).toBe('3.1.0')
  expect(document.servers).toEqual([{ url: gateway.url }])
})

it('tells the twelve, each by its action', () => {
  for (const { action, method, path } of Object.values(operations))
    expect(document.paths[path][method.toLowerCase()].operationId).toBe(action)
})

it('has one name for each address, and no tag without a heading', () => {
  const ids = describedPaths.map(({ operationId }) => operationId)
  expect(new Set(ids).size).toBe(ids.length)
  const headings = document.tags.map(({ name }: { name: string }) => name)
  expect(headings).toEqual(expect.arrayContaining(describedPaths.map(({ tag }) => tag)))
})

it('has an example of each code under its own status', () => {
  const { examples } = document.components
  const responses = describedPaths.flatMap((path) => Object.entries(errorResponses(path)))
  for (const [status, { content }] of responses) {
    for (const [code, { $ref }] of Object.entries(content['application/json'].examples)) {
      expect($ref).toBe(`#/components/examples/${code}`)
      expect(examples[code].value.error.code).toBe(code)
      expect(API_ERRORS).toHaveProperty(code, [Number(status), examples[code].summary])
    }
  }
})

it('tells of order[created] as clients send it', () => {
  const order = document.paths['/v1/timeline-logs'].get.parameters.find(
    ({ name }: { name: string }) => name === 'order',
  )
  expect(order).toMatchObject({ in: 'query', style: 'deepObject', explode: true })
})

it.each(describedPaths.map((described) => [`${described.method} ${described.path}`, described] as const))(
  'is true of its example: %s',
  async (_, described) => {
    const { status, body, headers } = await agent.request(
      described.method.toUpperCase(),
      await addressOf(described),
      described.example.body,
      { 'idempotency-key': described.operationId },
    )
    expect(status).toBe(described.status)
    for (const name of documentedHeaders(described)) expect([name, headers.has(name)]).toEqual([name, true])
    // A schema drops what it does not know, so what comes out equal was described to the last field.
    expect(described.answer.parse(body.data)).toEqual(body.data)
    expect(described.answer.parse(described.example.data)).toEqual(described.example.data)
    expect(shapeOf(body.data)).toEqual(shapeOf(described.example.data))
    expect(shapeOf(body.meta)).toEqual(shapeOf(described.example.meta))
    if (described.meta) expect(described.meta.parse(body.meta)).toEqual(body.meta)
  },
)

/** The address of an example, about an entry with a note, a further card and a run that is not the only one. */
async function addressOf({ path, example }: DescribedPath): Promise<string> {
  await written(agent, { run: { id: 'earlier' } })
  const id = await written(agent, { run: { id: RUN, agent: 'Quote bot', step: 'analysis', outcome: 'done' } })
  await agent.post(`/v1/timeline-logs/${id}/note`, { ...DEAL, text: 'Note' })
  await agent.post(`/v1/timeline-logs/${id}/bind`, CONTACT)
  const isRun = path.startsWith('/v1/runs')
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(example.query ?? {})) {
    if (typeof value !== 'object' || value === null) query.set(name, String(value))
    else for (const [key, inner] of Object.entries(value)) query.set(`${name}[${key}]`, String(inner))
  }
  return `${path.replace('{id}', isRun ? RUN : String(id))}?${query.toString()}`
}

function documentedHeaders({ path, method, status }: DescribedPath): string[] {
  const { headers } = document.paths[path][method].responses[status]
  return Object.keys(headers).filter((name) => name !== 'X-Trail-Warnings')
}

/** A value with its kind in place of each plain value; lists by their first. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(shapeOf)
  if (typeof value !== 'object' || value === null) return value === null ? 'null' : typeof value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, shapeOf(each)]))
}
