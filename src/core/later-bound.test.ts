import { expect, it } from 'vitest'
import { createEmulator } from '#emulator/create-emulator.ts'
import { bindEntry } from '#emulator/world/bindings.ts'
import { addEntry } from '#emulator/world/entries.ts'
import { emulatorPortal } from '#testing/emulator-portal.ts'
import type { BoundIndex } from './bound.ts'
import { loadBoundRows } from './later-bound.ts'
import { done } from './portal.ts'

const MANAGER = 7
const NONE: BoundIndex = { rows: [], total: 0 }
const card = { entityTypeId: 2, entityId: 102 }
const about = { title: 'Called', text: '', iconCode: '', created: 0, authorId: MANAGER, clientId: null }

/** A card with entries of its own, and more than fifty of other cards of the same and of another type each. */
function opened() {
  const emulator = createEmulator({ dialect: 'cloud' })
  const bound: number[] = []
  for (let k = 0; k < 120; k++) {
    addEntry(emulator.world, { ...about, owner: card })
    const owner = k % 2 === 0 ? { entityTypeId: 2, entityId: 100 } : { entityTypeId: 3, entityId: 50 }
    const { id } = addEntry(emulator.world, { ...about, owner })
    bindEntry(emulator.world, id, card)
    bound.push(id)
  }
  return { emulator, portal: emulatorPortal(emulator, MANAGER), bound }
}

for (const order of ['newest', 'oldest'] as const) {
  it(`lists all that is bound and nothing else, without a gap at any moment (${order} first)`, async () => {
    const { portal, bound } = opened()
    const wanted = order === 'newest' ? bound.toReversed() : bound
    let index = NONE
    let requests = 0
    do {
      index = await loadBoundRows(portal, card, order, index)
      requests++
      expect(index.rows.map(({ id }) => id)).toEqual(wanted.slice(0, index.rows.length))
      expect(index.total).toBe(120)
    } while (index.rows.length < index.total && requests < 9)
    expect(index.rows).toHaveLength(120)
    expect(requests).toBe(2)
  })
}

it('skips nothing where entries are written and unbound between two requests', async () => {
  const { emulator, portal, bound } = opened()
  const first = await loadBoundRows(portal, card, 'newest', NONE)
  const [unbound = 0] = bound
  emulator.world.bound.get('2:102')?.delete(unbound)
  bindEntry(
    emulator.world,
    addEntry(emulator.world, { ...about, owner: { entityTypeId: 4, entityId: 10 } }).id,
    card,
  )
  const all = await loadBoundRows(portal, card, 'newest', first)
  expect(all.rows.map(({ id }) => id)).toEqual(bound.toReversed().filter((id) => id !== unbound))
  expect(all.total).toBe(119)
})

it('comes to an end where a portal lists the same rows again', async () => {
  const { portal } = opened()
  const first = await loadBoundRows(portal, card, 'newest', NONE)
  const deaf = {
    ...portal,
    batch: () =>
      Promise.resolve(
        Object.fromEntries(
          ['boundOther', 'boundSame'].map((name) => {
            const items = first.rows.map(({ id }) => ({
              id,
              associatedEntityTypeId: 3,
              associatedEntityId: 50,
            }))
            return [name, done({ result: { items }, total: 120 })]
          }),
        ),
      ),
  }
  const again = await loadBoundRows(deaf, card, 'newest', first)
  expect(again).toEqual({ rows: first.rows, total: first.rows.length })
})
