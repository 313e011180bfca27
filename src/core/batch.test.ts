import { expect, it } from 'vitest'
import { createEmulator } from '#emulator/create-emulator.ts'
import { encodeQuery, portalOver } from './batch.ts'
import { readAnswer } from './portal-answer.ts'
import type { Call } from './portal.ts'

const emulator = createEmulator()
const portal = portalOver(async (method, params) => {
  const request = new Request(`http://localhost/rest/1/emulator/${method}`, {
    method: 'POST',
    body: JSON.stringify(params),
    headers: { 'content-type': 'application/json' },
  })
  const response = await emulator.fetch(request)
  return readAnswer(response.status, await response.json(), method)
})

const get = (id: number): Call => ({ method: 'crm.timeline.logmessage.get', params: { id } })

it('leaves out what a halted batch never came to', async () => {
  const rows = await portal.batch({ one: get(13), gone: get(999_999), two: get(13) }, { halt: true })
  expect(Object.entries(rows).map(([name, { ok }]) => [name, ok])).toEqual([
    ['one', true],
    ['gone', false],
  ])
})

it('goes on after a failure where it is not told to halt', async () => {
  const rows = await portal.batch({ gone: get(999_999), two: get(13) }, { halt: false })
  expect(Object.entries(rows).map(([name, { ok }]) => [name, ok])).toEqual([
    ['gone', false],
    ['two', true],
  ])
})

it('sends half a surrogate pair as the replacement character', () => {
  expect(encodeQuery({ text: 'a\uD83D' })).toBe('text=a%EF%BF%BD')
})
