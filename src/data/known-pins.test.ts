import { expect, it } from 'vitest'
import type { Ledger, StoredRecord } from '#core/ledger.ts'
import { type VisitPin, knownPins, pinRecordsOf, pinStateOf } from './known-pins.ts'

const home = { entityTypeId: 2, entityId: 100 }

function record(entryId: number, itemId: number | null, kind: 'pin' | 'bind' = 'pin'): StoredRecord {
  const entry = { id: entryId, created: null, authorId: 7, title: `Entry ${entryId}`, text: '', iconCode: '' }
  return { kind, entry, cut: false, home, homeTitle: 'Deal', itemId }
}

function ledger(...records: StoredRecord[]): Ledger {
  return { shared: true, failed: null, records }
}

function visit(state: VisitPin['state'], seen: VisitPin['seen'] = [], entryId = 5): VisitPin {
  return { state, seen, record: record(entryId, null) }
}

it('believes the ledger where this visit did nothing', () => {
  expect(pinStateOf([record(5, 1)], undefined)).toBe('pinned')
  expect(pinStateOf([], undefined)).toBe('unknown')
})

it('believes its own deed over the records it knew of', () => {
  expect(pinStateOf([record(5, 1)], visit('free', [1]))).toBe('free')
  expect(pinStateOf([record(5, null)], visit('unpinning', [null]))).toBe('free')
  expect(pinStateOf([], visit('pinning'))).toBe('pinned')
})

it('believes a record that came later over its own deed', () => {
  expect(pinStateOf([record(5, 2)], visit('free', [1]))).toBe('pinned')
})

it('knows nothing after an answer that never came', () => {
  expect(pinStateOf([record(5, 1)], visit('unsure', [1]))).toBe('unknown')
})

it('finds the pins of an entry, not its bindings', () => {
  expect(pinRecordsOf(ledger(record(5, 1, 'bind'), record(5, 2), record(6, 3)), 5)).toEqual([record(5, 2)])
})

it('lists the newest entry first, and each once', () => {
  const pins = knownPins(ledger(record(9, 1), record(10, 2)), {
    5: visit('pinned'),
    9: visit('pinned', [], 9),
  })
  expect(pins.map((pin) => pin.record.entry.id)).toEqual([10, 9, 5])
})

it('keeps a pin in its place until its end is settled', () => {
  const listed = ledger(record(5, 1))
  expect(knownPins(listed, { 5: visit('unpinning', [1]) })).toMatchObject([{ state: 'free' }])
  expect(knownPins(listed, { 5: visit('unsure', [1]) })).toMatchObject([{ state: 'unknown' }])
  expect(knownPins(listed, { 5: visit('free', [1]) })).toEqual([])
})

it('keeps a pin in its place where there is something to tell of its end', () => {
  expect(knownPins(ledger(), { 5: visit('stuck', [1]) })).toMatchObject([{ state: 'free' }])
})

it('tells pins made outside Trail from those of the ledger', () => {
  const pins = knownPins(ledger(record(9, 1)), { 5: { ...visit('pinned'), outside: true } })
  expect(pins.map(({ record: { entry }, outside }) => [entry.id, outside])).toEqual([
    [9, false],
    [5, true],
  ])
})
