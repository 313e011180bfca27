import { expect, it } from 'vitest'
import { createQueryClient } from './query-client.ts'
import { sightOf } from './sight.ts'

const opened = () => sightOf(createQueryClient())

it('is one for each page', () => {
  const client = createQueryClient()
  sightOf(client).enter(1)
  expect(sightOf(client).ids()).toEqual([1])
  expect(opened().ids()).toEqual([])
})

it('knows an entry that stands on the page twice until both have left', () => {
  const sight = opened()
  const leaveOne = sight.enter(1)
  const leaveOther = sight.enter(1)
  expect(sight.ids()).toEqual([1])
  leaveOne()
  expect(sight.has(1)).toBe(true)
  leaveOther()
  expect(sight.has(1)).toBe(false)
})

it('gives every entry its turn where not all can be asked about at once', () => {
  const sight = opened()
  for (const id of [1, 2, 3]) sight.enter(id)
  sight.moveBack([1, 2])
  expect(sight.ids()).toEqual([3, 1, 2])
})

it('does not bring an entry back that has left', () => {
  const sight = opened()
  sight.enter(1)()
  sight.moveBack([1])
  expect(sight.ids()).toEqual([])
})

it('shows a change at once where nothing is open', () => {
  const shown: string[] = []
  opened().whenFree(1, () => shown.push('note'))
  expect(shown).toEqual(['note'])
})

it('shows the last change of an entry when all that is open on it has closed', () => {
  const sight = opened()
  const shown: string[] = []
  const closeOne = sight.hold(1)
  const closeOther = sight.hold(1)
  sight.whenFree(1, () => shown.push('older'))
  sight.whenFree(1, () => shown.push('newer'))
  sight.whenFree(2, () => shown.push('other entry'))
  closeOne()
  expect(shown).toEqual(['other entry'])
  closeOther()
  expect(shown).toEqual(['other entry', 'newer'])
})

it('shows what concerns all entries when nothing is open any more', () => {
  const sight = opened()
  const shown: string[] = []
  const closeOne = sight.hold(1)
  const closeOther = sight.hold(2)
  sight.whenFree(null, () => shown.push('pins'))
  closeOne()
  expect(shown).toEqual([])
  closeOther()
  expect(shown).toEqual(['pins'])
})
