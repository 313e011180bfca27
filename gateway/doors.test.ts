import { afterAll, beforeAll, expect, it } from 'vitest'
import { operationTools } from './mcp/operation-tools.ts'
import { operations } from './operations/all.ts'
import type { Operation } from './operations/operation.ts'
import { installApp } from './testing/app-way.ts'
import { ADMIN, CONTACT, DEAL, written } from './testing/both-dialects.ts'
import { type McpAgent, mcpAgent } from './testing/mcp-client.ts'
import { type Caller, type TestGateway, testGateway } from './testing/test-gateway.ts'

let gateway: TestGateway
let owner: Caller
let onDeal: number
let onContact: number

beforeAll(async () => {
  gateway = await testGateway()
  await installApp(gateway, ADMIN)
  owner = await gateway.caller({ kind: 'app' })
  onDeal = await written(owner)
  onContact = await written(owner, CONTACT)
  for (const [id, card] of [
    [onDeal, DEAL],
    [onContact, CONTACT],
  ] as const) {
    await owner.post(`/v1/timeline-logs/${id}/note`, { ...card, text: 'Of its owner' })
    await owner.post(`/v1/timeline-logs/${id}/pin`, card)
  }
})
afterAll(() => gateway.close())

const all = Object.values(operations)

/** What may be changed on the portal. */
function world(): string {
  const { entries, notes, pins, bindings } = gateway.emulator.world
  const plain = (_: string, value: unknown) =>
    value instanceof Map || value instanceof Set ? [...value] : value
  return JSON.stringify({ entries, notes, pins, bindings }, plain)
}

function inputOf({ action }: Operation, card: object): Record<string, unknown> {
  if (action === 'get' || action === 'delete' || action === 'get_bindings') return {}
  return { ...card, ...(action === 'create' && { title: 'Title' }), text: 'Smuggled', limit: 1 }
}

/** Sends an operation in at every door, and gives the texts of the answers. */
async function atEveryDoor(
  caller: Caller,
  model: McpAgent,
  operation: Operation,
  { id, card }: { id: number; card: object },
): Promise<string[]> {
  const { method, action, path } = operation
  const input = inputOf(operation, card)
  const query = `?${new URLSearchParams(Object.entries(input).map(([name, value]): [string, string] => [name, String(value)])).toString()}`
  const address = path.replace('{id}', String(id))
  const addresses = [
    address,
    `${address}/`,
    address.replace('timeline', '%74imeline'),
    address.replace('/v1/', '/v1/x/../'),
    address.replace('/v1/', '//v1/'),
    address.replace('/v1/', '/V1/'),
  ]
  const [body, tail] = method === 'POST' ? [input, ''] : [undefined, query]
  const tool = operationTools[all.indexOf(operation)]
  const replies = [
    ...addresses.map((each) => caller.request(method, `${each}${tail}`, body)),
    ...['POST', 'GET'].map((other) =>
      caller.request(other, `${address}${query}`, other === 'GET' ? undefined : input, {
        'x-http-method-override': method,
        'x-method-override': method,
      }),
    ),
    caller.post('/v1/batch', { calls: [{ action, entityId: id, params: input }] }),
    caller.post('/v1/batch', { calls: [{ action, params: { ...input, id } }] }),
    caller.post('/v1/batch/', {
      calls: [
        { id: 'a', action: 'get', entityId: id },
        { id: 'b', action, entityId: '$a.id', params: input },
      ],
    }),
  ]
  const texts = (await Promise.all(replies)).map((reply) => JSON.stringify(reply.body))
  const { text, answer } = await model.call(tool?.name ?? '', { id, ...input })
  const inBatch = await model.call('run_batch', { calls: [{ action, entityId: id, params: input }] })
  return [...texts, text, JSON.stringify([answer, inBatch.answer])]
}

it('finds the doors open for a key that may do all', async () => {
  const model = await mcpAgent(gateway.url, owner)
  const id = await written(owner)
  await atEveryDoor(owner, model, operations.add_note, { id, card: DEAL })
  const texts = await atEveryDoor(owner, model, operations.get_note, { id, card: DEAL })
  expect(texts.filter((text) => text.includes('Smuggled')).length).toBeGreaterThan(6)
})

it.each(all.filter(({ writes }) => writes))(
  'has no door by which a key that may only read does $action',
  async (operation) => {
    const reader = await gateway.caller({ kind: 'app', readOnly: true })
    const model = await mcpAgent(gateway.url, reader)
    const before = world()
    await atEveryDoor(reader, model, operation, { id: onDeal, card: DEAL })
    expect(world()).toBe(before)
  },
)

it.each(all)(
  'has no door by which a key for deals does $action to what is on a contact',
  async (operation) => {
    const limited = await gateway.caller({ kind: 'app', entityTypes: [2] })
    const model = await mcpAgent(gateway.url, limited)
    const before = world()
    const texts = await atEveryDoor(limited, model, operation, { id: onContact, card: CONTACT })
    expect(world()).toBe(before)
    expect(texts.join('')).not.toMatch(/Of its owner|"entityId":50|"title":"Number/)
    // And not by naming a card of its own, but for an entry that is new there.
    if (operation.action === 'create' || operation.action === 'list') return
    const others = await atEveryDoor(limited, model, operation, { id: onContact, card: DEAL })
    expect(world()).toBe(before)
    expect(others.join('')).not.toMatch(/Of its owner|"entityId":50|"title":"Number/)
  },
)

it('has no door by which a key for deals gets at the note of an activity on a contact', async () => {
  const limited = await gateway.caller({ entityTypes: [2] })
  const note = { ...CONTACT, itemType: 2, text: 'Smuggled' }
  const { status, body } = await limited.post(`/v1/timeline-logs/${onDeal}/note`, note)
  expect([status, body.error.code]).toEqual([403, 'SCOPE_DENIED'])
})

it('does not take an activity for the entry that has its number', async () => {
  const limited = await gateway.caller({ entityTypes: [2] })
  const { body } = await limited.get(
    `/v1/timeline-logs/${onContact}/note?entityTypeId=2&entityId=100&itemType=2`,
  )
  expect(body.error.code).toBe('NOTE_NOT_FOUND')
})
