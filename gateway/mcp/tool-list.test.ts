import { afterAll, beforeAll, expect, it } from 'vitest'
import { type McpAgent, mcpAgent } from '../testing/mcp-client.ts'
import { type TestGateway, testGateway } from '../testing/test-gateway.ts'

const READING = [
  'list_timeline_logs',
  'get_timeline_log',
  'get_note',
  'list_bindings',
  'list_runs',
  'get_run',
]
const WRITING = [
  'create_timeline_log',
  'save_note',
  'delete_note',
  'pin_timeline_log',
  'unpin_timeline_log',
  'bind_timeline_log',
  'unbind_timeline_log',
  'run_batch',
]

let gateway: TestGateway

beforeAll(async () => {
  gateway = await testGateway()
})
afterAll(() => gateway.close())

async function model(wanted: Parameters<TestGateway['caller']>[0] = {}): Promise<McpAgent> {
  return mcpAgent(gateway.url, await gateway.caller(wanted))
}

async function toolsOf({ client }: McpAgent): Promise<string[]> {
  return (await client.listTools()).tools.map(({ name }) => name).toSorted()
}

it('a personal key has every tool but delete', async () => {
  expect(await toolsOf(await model())).toEqual([...READING, ...WRITING].toSorted())
})

it('an app key has every tool', async () => {
  expect(await toolsOf(await model({ kind: 'app' }))).toEqual(
    [...READING, ...WRITING, 'delete_timeline_log'].toSorted(),
  )
})

it('a key that may only read has the reading tools', async () => {
  expect(await toolsOf(await model({ readOnly: true }))).toEqual(READING.toSorted())
})

it('every tool and every argument has a description, and every answer a schema', async () => {
  const { tools } = await (await model({ kind: 'app' })).client.listTools()
  for (const { name, title, description, inputSchema, outputSchema, annotations } of tools) {
    expect(title, name).toBeTruthy()
    expect(description, name).toMatch(/^[A-Z].{30}/)
    expect(outputSchema, name).toMatchObject({ type: 'object', required: ['data'] })
    expect(annotations, name).toMatchObject({ readOnlyHint: READING.includes(name) })
    for (const [field, schema] of Object.entries(inputSchema.properties ?? {}))
      expect(schema, `${name}.${field}`).toMatchObject({ description: expect.stringMatching(/^[^(]{8}/) })
  }
})

it('tools that take something away say so', async () => {
  const { tools } = await (await model({ kind: 'app' })).client.listTools()
  const destructive = tools.filter(({ annotations }) => annotations?.destructiveHint).map(({ name }) => name)
  expect(destructive.toSorted()).toEqual([
    'delete_note',
    'delete_timeline_log',
    'run_batch',
    'save_note',
    'unbind_timeline_log',
  ])
})

it('arguments have the rules of the API', async () => {
  const { tools } = await (await model()).client.listTools()
  const create = tools.find(({ name }) => name === 'create_timeline_log')
  expect(create?.inputSchema).toMatchObject({
    required: ['entityTypeId', 'entityId', 'title', 'text'],
    properties: {
      entityTypeId: { type: 'integer', minimum: 1, description: expect.stringMatching(/ Example: 2$/) },
      run: { properties: { id: { type: 'string', pattern: expect.any(String) } }, required: ['id'] },
    },
  })
})

it('tells what Trail is, and what the key cannot do', async () => {
  const { client } = await model({ readOnly: true, entityTypes: [2, 3] })
  expect(client.getInstructions()).toContain('entry:')
  expect(client.getInstructions()).toContain('It may only read')
  expect(client.getInstructions()).toContain('entityTypeId 2, 3 only')
})
