import { expect, it } from 'vitest'

import { parseFaults } from '../control/faults.ts'
import { buildFault, describeFault, faultKinds } from './fault-kinds.ts'

it.each(faultKinds.map(({ id }) => id))('builds a fault the control API takes: %s', (id) => {
  const fault = buildFault(id, {})
  expect(parseFaults(JSON.parse(JSON.stringify(fault)))).toEqual([fault])
})

it('fills in what the person typed', () => {
  const fields = { method: 'crm.timeline.note.save', error: 'ACCESS_DENIED', status: '400', times: '2' }
  expect(buildFault('error', fields)).toEqual({
    method: 'crm.timeline.note.save',
    error: 'ACCESS_DENIED',
    status: 400,
    times: 2,
  })
})

it('leaves out what the kind does not ask for', () => {
  expect(buildFault('mute', { frame: 'refreshAuth', method: '*', error: 'X' })).toEqual({
    frame: 'refreshAuth',
    mute: true,
    times: 1,
  })
})

it('takes a usual number where none was typed', () => {
  expect(buildFault('slow', { ms: 'soon', times: '' })).toEqual({ method: '*', latency: 3000, times: 1 })
})

it('knows no other kinds', () => {
  expect(buildFault('flood', {})).toBeUndefined()
})

it('is told in a line', () => {
  expect(describeFault({ method: 'batch', drop: 'after', times: 0 })).toBe('batch: drop after, until cleared')
  expect(describeFault({ frame: 'refreshAuth', mute: true, times: 1 })).toBe('refreshAuth: mute, once')
})
