import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ACTIONS } from '../operations/operation.ts'
import { type Greeting, mcpAgent } from '../testing/mcp-client.ts'
import { type TestGateway, testGateway } from '../testing/test-gateway.ts'

/** What Gemini's `Schema` has of JSON Schema; it refuses all tools for one other word. */
const OF_GEMINI = new Set([
  'type',
  'description',
  'properties',
  'required',
  'items',
  'enum',
  'minimum',
  'maximum',
  'minItems',
  'maxItems',
  'minLength',
  'maxLength',
  'pattern',
])

/** What no schema has, of arguments or answers: the first three are those that clients complained about. */
const NOWHERE = [
  '$schema',
  'exclusiveMinimum',
  'propertyNames',
  'exclusiveMaximum',
  'const',
  'default',
  '$ref',
  'examples',
]

type Schema = Record<string, unknown>

let gateway: TestGateway

beforeAll(async () => {
  gateway = await testGateway()
})
afterAll(() => gateway.close())

async function listTools(greeting: Greeting = 'legacy') {
  const { client } = await mcpAgent(gateway.url, await gateway.caller({ kind: 'app' }), { greeting })
  return (await client.listTools()).tools
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Gemini refuses numbers in an enum, a list without a schema for its items, and an object without any property. */
function isRefused({ type, items, properties, enum: values }: Schema): boolean {
  if (values !== undefined && type !== 'string') return true
  if (type === 'array') return items === undefined
  return type === 'object' && Object.keys(properties ?? {}).length === 0
}

/** A schema and all that are in it, each with its place. */
function* schemasIn(schema: Schema, place: string): Generator<[string, Schema]> {
  yield [place, schema]
  for (const [name, each] of Object.entries(schema['properties'] ?? {}))
    if (isSchema(each)) yield* schemasIn(each, `${place}.${name}`)
  for (const word of ['items', 'additionalProperties']) {
    const each = schema[word]
    if (isSchema(each)) yield* schemasIn(each, `${place}[${word}]`)
  }
  const choices = ['anyOf', 'oneOf', 'allOf'].flatMap((word) => schema[word] ?? [])
  for (const each of choices) if (isSchema(each)) yield* schemasIn(each, `${place}(choice)`)
}

describe.each(['legacy', 'auto'] as const)('for a client that greets the %s way', (greeting) => {
  it('arguments have only what Gemini takes, at any depth', async () => {
    let count = 0
    for (const { name, inputSchema } of await listTools(greeting)) {
      for (const [place, schema] of schemasIn(inputSchema, name)) {
        count += 1
        const strange = Object.keys(schema).filter((word) => !OF_GEMINI.has(word))
        expect(strange, place).toEqual([])
        expect(schema['type'], place).toEqual(expect.stringMatching(/^(string|integer|number|array|object)$/))
        expect(isRefused(schema), place).toBe(false)
      }
    }
    expect(count).toBeGreaterThan(80)
  })

  it('answers have none of the words that clients refuse', async () => {
    for (const { name, outputSchema = { type: 'object' } } of await listTools(greeting))
      for (const [place, schema] of schemasIn(outputSchema, name)) {
        expect(
          Object.keys(schema).filter((word) => NOWHERE.includes(word)),
          place,
        ).toEqual([])
        expect(Array.isArray(schema['type']), place).toBe(false)
      }
  })
})

it('no word that is refused hides in a place that is not walked', async () => {
  const text = JSON.stringify(await listTools())
  for (const word of NOWHERE) expect(text).not.toContain(`"${word}":`)
})

it('a batch shows the arguments of all its actions', async () => {
  const batch = (await listTools()).find(({ name }) => name === 'run_batch')
  expect(batch?.inputSchema.properties?.['calls']).toMatchObject({
    items: {
      required: ['action'],
      properties: {
        action: { type: 'string', enum: [...ACTIONS] },
        entityId: { type: 'string' },
        params: {
          properties: {
            entityTypeId: { type: 'integer', minimum: 1 },
            title: { type: 'string' },
            text: { type: 'string', description: expect.stringContaining('BBCode') },
            itemType: { type: 'integer', minimum: 1, maximum: 2 },
            order: { type: 'object' },
            run: { type: 'object' },
          },
        },
      },
    },
  })
})
