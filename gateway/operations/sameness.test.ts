import { expect, it } from 'vitest'
import { fingerprintOf } from './create-once.ts'
import { isAlike } from './sameness.ts'

const CARD = { entityTypeId: 2, entityId: 100 }
const entry = { title: 'Offer', text: 'Sent <script>', iconCode: 'info' }

it.each([
  { ...entry, text: 'Sent <sc ript>' },
  { ...entry, text: ' Sent\r\n<s<x>cript>' },
  { ...entry, title: 'Offer ' },
])('knows an entry again that the portal has changed on its way in: %j', (stored) => {
  expect(isAlike(entry, stored)).toBe(true)
  expect(fingerprintOf(CARD, stored)).toBe(fingerprintOf(CARD, entry))
})

it.each([
  { ...entry, text: 'Sent <script>!' },
  { ...entry, title: 'Offer 2' },
  { ...entry, iconCode: '' },
])('tells another entry apart: %j', (stored) => {
  expect(isAlike(entry, stored)).toBe(false)
  expect(fingerprintOf(CARD, stored)).not.toBe(fingerprintOf(CARD, entry))
})
