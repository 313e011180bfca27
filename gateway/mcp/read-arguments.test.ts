import { z } from '@hono/zod-openapi'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../testing/seeded-random.ts'
import { type Schema, readArguments } from './read-arguments.ts'
import { tools } from './tools.ts'

const CASES = 200

/** Texts that look like what they are not: where a text is wanted, they are just that. */
const TEXTS = ['42', '-1.5', '[1,2]', '{"id":1}', 'null', 'true', '"quoted"', '', ' 7 ', 'Prices checked']

type Random = () => number
const oneOf = <T>(random: Random, values: readonly T[]): T =>
  values[Math.floor(random() * values.length)] as T

/** A value that fits a schema; optional properties are there or not. */
function valueOf(schema: Schema, random: Random): unknown {
  const { type, properties = {}, required = [], items } = schema
  if (type === 'integer' || type === 'number') return Math.floor(random() * 1_000)
  if (type === 'string') return schema.enum ? oneOf(random, schema.enum) : oneOf(random, TEXTS)
  if (Array.isArray(type)) return oneOf<unknown>(random, [17, '$first.id'])
  if (type === 'array')
    return Array.from({ length: 1 + random() * 3 }, () => valueOf(items as Schema, random))
  const names = Object.keys(properties).filter((name) => required.includes(name) || random() < 0.6)
  return Object.fromEntries(names.map((name) => [name, valueOf(properties[name] as Schema, random)]))
}

/** The same as a careless client sends it: some numbers, lists and objects are texts, what is left out is null. */
function careless(schema: Schema, value: unknown, random: Random): unknown {
  const isText = typeof value === 'string'
  let sent = value
  if (Array.isArray(value)) sent = value.map((each) => careless(schema.items as Schema, each, random))
  else if (typeof value === 'object' && value !== null) sent = carelessObject(schema, value, random)
  return !isText && random() < 0.5 ? JSON.stringify(sent, null, random() < 0.3 ? 2 : 0) : sent
}

function carelessObject({ properties = {} }: Schema, value: object, random: Random): Record<string, unknown> {
  const sent: Record<string, unknown> = {}
  for (const [name, schema] of Object.entries(properties)) {
    if (Object.hasOwn(value, name)) sent[name] = careless(schema as Schema, Reflect.get(value, name), random)
    else if (random() < 0.5) sent[name] = null
  }
  return sent
}

describe.each(tools)('$name', ({ input, shown = input }) => {
  it('reads what a careless client made of its arguments, and leaves texts alone', () => {
    const schema = z.toJSONSchema(shown, { io: 'input' })
    const random = seededRandom(20_261_128)
    let changed = 0
    for (let k = 0; k < CASES; k++) {
      const meant = valueOf(schema, random) as Record<string, unknown>
      const sent = carelessObject(schema, meant, random)
      if (JSON.stringify(sent) !== JSON.stringify(meant)) changed += 1
      expect(readArguments(schema, sent), JSON.stringify(sent)).toEqual(meant)
      expect(readArguments(schema, meant)).toEqual(meant)
    }
    expect(changed).toBeGreaterThan(CASES / 4)
  })
})

const FORM: Schema = z.toJSONSchema(
  z.object({
    count: z.int(),
    title: z.string(),
    tags: z.array(z.int()).optional(),
    limit: z.int().optional(),
  }),
  { io: 'input' },
)
const read = (sent: Record<string, unknown>) => readArguments(FORM, sent)

it.each<[unknown, unknown]>([
  ['42', 42],
  [' 42 ', 42],
  ['42.0', 42],
  ['4e2', 400],
  ['forty-two', 'forty-two'],
  ['042', '042'],
  ['', ''],
  ['"42"', '"42"'],
  ['[42]', '[42]'],
  ['true', 'true'],
  [true, true],
])('where a number is wanted, %j is read as %j', (sent, wanted) => {
  expect(read({ count: sent })).toEqual({ count: wanted })
})

it('a null for what is required stays, to be complained about', () => {
  expect(read({ count: null, title: null })).toEqual({ count: null, title: null })
})

it('a null that became a text is left out where no text is wanted', () => {
  expect(read({ count: '1', limit: 'null', tags: 'null', title: 'null' })).toEqual({
    count: 1,
    title: 'null',
  })
})

it('numbers in a list are read', () => {
  expect(read({ tags: ['1', 2] })).toEqual({ tags: [1, 2] })
  expect(read({ tags: '["1",2]' })).toEqual({ tags: [1, 2] })
})

it('what the schema does not have stays', () => {
  expect(read({ toolCallId: 'call_1', other: '{"id":1}', none: null })).toEqual({
    toolCallId: 'call_1',
    other: '{"id":1}',
    none: null,
  })
})
