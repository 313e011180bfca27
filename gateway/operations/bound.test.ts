import { expect, it } from 'vitest'
import { isClaimOf, isNewer } from './bound.ts'
import { oneClock } from '../testing/test-clock.ts'
import { createNumbering } from './numbering.ts'

const NOON = Date.parse('2026-11-22T12:00:00Z')
const MINUTE = 60_000

function known(ahead: number | null = null) {
  const numbering = createNumbering(oneClock(() => NOON))
  if (ahead !== null) numbering.tell('portal', { id: 1, dated: NOON + ahead }, NOON)
  return { numbering, portalId: 'portal', date: () => NOON }
}

function entry(id: number, ms: number | null) {
  const created = ms === null ? null : new Date(ms).toISOString()
  return { id, created, authorId: 1, title: 'Title', text: 'Text', iconCode: 'info' }
}

const bound = { after: 100, dated: NOON - MINUTE, sentAt: NOON }

it('takes a higher id for newer, dated or not', () => {
  expect([101, 100].map((id) => isNewer(known(), bound, entry(id, null)))).toEqual([true, false])
  expect([101, 100].map((id) => isNewer(known(), bound, entry(id, NOON - MINUTE)))).toEqual([true, false])
})

it('takes a later date for newer where the portal counts anew', () => {
  expect(isNewer(known(), bound, entry(3, NOON))).toBe(true)
})

it('leaves out what is dated long before it was sent, by the portal’s own clock', () => {
  const old = entry(101, NOON - 11 * MINUTE)
  expect(isNewer(known(), bound, old)).toBe(false)
  expect(isNewer(known(), { ...bound, sentAt: null }, old)).toBe(true)
  expect(isNewer(known(-5 * MINUTE), bound, old)).toBe(true)
})

it('takes a claim that is older than its entry for that of another', () => {
  const written = entry(5, NOON)
  expect(isClaimOf(known(), written, NOON - 9 * MINUTE)).toBe(true)
  expect(isClaimOf(known(), written, NOON - 11 * MINUTE)).toBe(false)
  expect(isClaimOf(known(0), written, NOON - 4_000)).toBe(true)
  expect(isClaimOf(known(0), written, NOON - 6_000)).toBe(false)
  expect(isClaimOf(known(), entry(5, null), 0)).toBe(true)
})
