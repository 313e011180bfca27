import { expect, it } from 'vitest'
import { PortalError } from '#core/portal-error.ts'
import { isFinal, refusalKey } from './refusal-key.ts'

const here = { me: null, mayEdit: true, isFromElsewhere: false }
const denied = new PortalError('accessDenied')
const admin = { id: 1, name: 'Anna', isAdmin: true, timeZone: '' }

it('knows who may delete where an editor is refused', () => {
  expect(refusalKey(denied, here)).toBe('delete.adminOnly')
})

it('blames the rights on the card where they lack or are not known', () => {
  expect(refusalKey(denied, { ...here, mayEdit: false })).toBe('delete.notEditor')
  expect(refusalKey(new PortalError('refused'), { ...here, mayEdit: null })).toBe('delete.notEditor')
})

it('does not guess for an administrator, nor for an entry of another card', () => {
  expect(refusalKey(denied, { ...here, me: admin })).toBe('error.accessDenied')
  expect(refusalKey(denied, { ...here, isFromElsewhere: true })).toBe('error.accessDenied')
})

it('names any other reason as it is, and lets one try again', () => {
  const lost = new PortalError('network')
  expect(refusalKey(lost, here)).toBe('error.network')
  expect(isFinal(lost)).toBe(false)
  expect(isFinal(denied)).toBe(true)
})
