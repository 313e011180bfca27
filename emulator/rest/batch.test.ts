import { expect, it } from 'vitest'
import { testPortal } from '../testing.ts'
import type { Json } from '../world/types.ts'
import { field } from './php.ts'

async function batch(cmd: Json, more: { halt?: Json } = {}, dialect: 'cloud' | 'docs' = 'cloud') {
  const { status, body } = await testPortal({ dialect }).as(7)('batch', { cmd, ...more })
  return { status, body, result: body['result'] }
}

it('has all five parts, each an empty list when there is nothing in it', async () => {
  const empty = { result: [], result_error: [], result_total: [], result_next: [], result_time: [] }
  expect((await batch({})).result).toEqual(empty)
  const { body } = await testPortal({ dialect: 'docs' }).as(7)('batch')
  expect(body['result']).toEqual(empty)
})

it('keeps a null result and leaves a failed command out of all but the errors', async () => {
  const pin = 'crm.timeline.item.unpin?id=13&ownerTypeId=2&ownerId=100'
  const { result } = await batch({ pin, lost: 'nope', me: 'user.admin' })
  expect(field(result, 'result')).toEqual({ pin: null, me: false })
  expect(Object.keys(field(result, 'result_time') ?? {})).toEqual(['pin', 'me'])
  expect(field(result, 'result_error')).toEqual({
    lost: { error: 'ERROR_METHOD_NOT_FOUND', error_description: 'Method not found!' },
  })
})

it('turns a list with a hole into a map', async () => {
  const { result } = await batch(['user.admin', 'nope', 'user.admin'])
  expect(field(result, 'result')).toEqual({ 0: false, 2: false })
  expect(Object.keys(field(result, 'result_error') ?? {})).toEqual(['1'])
  expect(field((await batch(['user.admin', 'user.admin'])).result, 'result')).toEqual([false, false])
})

it.each([
  [true, ['a']],
  [1, ['a']],
  ['false', ['a']],
  ['0', ['a', 'b']],
  [false, ['a', 'b']],
])('halts by PHP truth: %j', async (halt, errors) => {
  const { result } = await batch({ a: 'nope', b: 'nope' }, { halt })
  expect(Object.keys(field(result, 'result_error') ?? {})).toEqual(errors)
})

it('skips commands that are no text and takes cmd in any case', async () => {
  const { body } = await testPortal().as(7)('batch', { CMD: { a: 5, b: 'user.admin' } })
  expect(field(body['result'], 'result')).toEqual({ b: false })
})

it('runs the first fifty and refuses the rest one by one in the cloud dialect', async () => {
  const { status, result } = await batch(Array.from({ length: 52 }, () => 'user.admin'))
  expect(status).toBe(200)
  expect(field(result, 'result')).toHaveLength(50)
  expect(field(field(field(result, 'result_error'), '51'), 'error')).toBe('ERROR_BATCH_LENGTH_EXCEEDED')
})

it('refuses fifty-one commands as a whole in the docs dialect', async () => {
  const { status, body } = await batch(
    Array.from({ length: 51 }, () => 'user.admin'),
    {},
    'docs',
  )
  expect([status, body['error']]).toEqual([400, 'ERROR_BATCH_LENGTH_EXCEEDED'])
})

it('runs no batch inside a batch', async () => {
  const { result } = await batch({ a: 'batch?cmd[0]=profile', b: 'user.admin' })
  expect(field(field(field(result, 'result_error'), 'a'), 'error')).toBe('ERROR_BATCH_METHOD_NOT_ALLOWED')
  expect(field(result, 'result')).toEqual({ b: false })
})

it('gives later commands what earlier ones found', async () => {
  const { result } = await batch({
    list: 'crm.timeline.logmessage.list?entityTypeId=2&entityId=101&order%5Bid%5D=asc',
    one: 'crm.timeline.logmessage.get?id=%24result%5Blist%5D%5BlogMessages%5D%5B0%5D%5Bid%5D',
    who: 'user.get?FILTER[ID][0]=$result[one][logMessage][authorId]',
  })
  expect(field(field(field(field(result, 'result'), 'who'), '0'), 'NAME')).toBe('Lead')
  expect(field(result, 'result_total')).toEqual({ list: 4, who: 1 })
})

it('has an empty text for a missing scope', async () => {
  const { body } = await testPortal().as(7, 'local.quotebot')('batch', { cmd: { a: 'entity.get' } })
  expect(field(field(body['result'], 'result_error'), 'a')).toEqual({
    error: 'insufficient_scope',
    error_description: '',
  })
})

it('survives commands with names of the prototype', async () => {
  const { result } = await batch(JSON.parse('{"__proto__":"user.admin","constructor":"$result[x]"}'))
  expect(Object.keys(field(result, 'result') ?? {})).toEqual(['__proto__'])
})
