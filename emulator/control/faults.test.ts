import { expect, it } from 'vitest'
import { createFaults, parseFaults, type Fault } from './faults.ts'

function store(...faults: Fault[]) {
  const made = createFaults()
  made.add(faults)
  return made
}

it('strikes once unless told otherwise', () => {
  const faults = store({ method: 'profile', error: 'X' })
  expect(faults.takeRequest('profile', []).error?.code).toBe('X')
  expect(faults.takeRequest('profile', [])).toMatchObject({ latency: 0 })
})

it('strikes as often as asked, and with 0 until cleared', () => {
  const faults = store({ method: 'a', status: 502, times: 2 }, { method: 'b', status: 502, times: 0 })
  for (let n = 0; n < 2; n += 1) faults.takeRequest('a', [])
  for (let n = 0; n < 5; n += 1) faults.takeRequest('b', [])
  expect(faults.list()).toEqual([{ method: 'b', status: 502, times: 0 }])
  faults.clear()
  expect(faults.list()).toEqual([])
})

it('tells how many strikes are left', () => {
  const faults = store({ method: 'a', status: 502, times: 3 })
  faults.takeRequest('a', [])
  expect(faults.list()).toEqual([{ method: 'a', status: 502, times: 2 }])
})

it('takes two of a kind one after the other, and different kinds together', () => {
  const faults = store({ method: 'a', error: 'X' }, { method: 'a', error: 'Y' }, { method: '*', latency: 5 })
  expect(faults.takeRequest('a', [])).toMatchObject({ latency: 5, error: { code: 'X' } })
  expect(faults.takeRequest('a', [])).toMatchObject({ latency: 0, error: { code: 'Y' } })
})

it('hits the whole request by a fault of a command, but its error only the command', () => {
  const faults = store({ method: 'crm.item.get', drop: 'after' }, { method: 'crm.item.get', error: 'X' })
  expect(faults.takeRequest('batch', ['crm.item.get'])).toMatchObject({ latency: 0, drop: 'after' })
  expect(faults.takeCommand('CRM.item.get')).toEqual({ code: 'X', description: '' })
  expect(faults.takeCommand('crm.item.get')).toBeUndefined()
})

it('keeps faults of frames and of openings apart from those of requests', () => {
  const faults = store({ frame: 'getInitData', mute: true }, { placementOptions: 'garbage' })
  expect(faults.takeRequest('getInitData', [])).toMatchObject({ latency: 0 })
  expect(faults.takeFrame('getInitData')).toMatchObject({ mute: true })
  expect(faults.takeFrame('getInitData')).toBeUndefined()
  expect(faults.takeOpening()).toMatchObject({ placementOptions: 'garbage' })
  expect(faults.takeOpening()).toBeUndefined()
})

it('reads one fault or a list of them', () => {
  expect(parseFaults({ method: '*', error: 0 })).toEqual([{ method: '*', error: 0 }])
  expect(parseFaults([{ frame: 'a', mute: true }, { expireTokens: true }])).toHaveLength(2)
})

it.each([[{ method: 5 }], [{ drop: 'sometimes' }], [{ times: -1 }], [{ nonsense: 1 }], ['text'], [null]])(
  'says what is no fault: %j',
  (body) => {
    expect(parseFaults(body)).toBeTypeOf('string')
  },
)
