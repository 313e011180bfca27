import { describe, expect, it } from 'vitest'
import { createEmulator } from '#emulator/create-emulator.ts'
import type { EmulatorOptions } from '#emulator/emulator.ts'
import { emulatorPortal, mapMemory } from '#testing/emulator-portal.ts'
import { loadInstall } from './install-state.ts'
import {
  type Step,
  type Wanted,
  knownLanguages,
  learnLanguages,
  planInstall,
  runStep,
  runSteps,
  tabState,
} from './install.ts'
import type { Portal } from './portal.ts'

const ADMIN = 1
const HANDLER = 'https://trail.example/app/'
const OLD = 'https://old.example/'
const LEAD = 'CRM_LEAD_DETAIL_TAB'
const DEAL = 'CRM_DEAL_DETAIL_TAB'
const titles = { en: 'Trail', de: 'Spur' }
const empty = { placements: [], available: [LEAD, DEAL], ledger: 'there' } as const

function wanted(...codes: string[]): Wanted {
  return { handler: HANDLER, codes, titles }
}

function tab(code: string, handler = HANDLER, own: Record<string, string> = titles) {
  return { code, handler, titles: own }
}

const bind = (code: string): Step => ({ kind: 'bind', code, handler: HANDLER, titles })
const unbind = (code: string, handler = HANDLER): Step => ({ kind: 'unbind', code, handler })

describe('planInstall', () => {
  it('binds what is wanted and not there', () => {
    expect(planInstall(empty, wanted(DEAL))).toEqual([bind(DEAL)])
  })

  it('writes nothing where all is as wanted', () => {
    const found = { ...empty, placements: [tab(DEAL)] }
    expect(planInstall(found, wanted(DEAL))).toEqual([])
  })

  it('takes off what is no longer wanted', () => {
    const found = { ...empty, placements: [tab(DEAL), tab(LEAD)] }
    expect(planInstall(found, wanted(DEAL))).toEqual([unbind(LEAD)])
  })

  it('replaces a tab at an old address', () => {
    const found = { ...empty, placements: [tab(DEAL, OLD)] }
    expect(planInstall(found, wanted(DEAL))).toEqual([unbind(DEAL, OLD), bind(DEAL)])
  })

  it('takes only the old address off where the right one is there too', () => {
    const found = { ...empty, placements: [tab(DEAL, OLD), tab(DEAL)] }
    expect(planInstall(found, wanted(DEAL))).toEqual([unbind(DEAL, OLD)])
  })

  it('makes one tab of two at the same address', () => {
    const found = { ...empty, placements: [tab(DEAL), tab(DEAL)] }
    expect(planInstall(found, wanted(DEAL))).toEqual([unbind(DEAL), bind(DEAL)])
  })

  it('binds anew a tab that lacks a title', () => {
    const found = { ...empty, placements: [tab(DEAL, HANDLER, { en: 'Trail', de: '' })] }
    expect(planInstall(found, wanted(DEAL))).toEqual([unbind(DEAL), bind(DEAL)])
  })

  it('does not miss titles in languages that the portal does not keep', () => {
    const found = { ...empty, placements: [tab(DEAL, HANDLER, { en: 'Trail' })], languages: ['en'] }
    expect(planInstall(found, wanted(DEAL))).toEqual([])
  })

  it('leaves alone what the portal does not offer', () => {
    const found = { ...empty, placements: [tab('CRM_DYNAMIC_999_DETAIL_TAB', OLD)] }
    expect(planInstall(found, wanted('CRM_ORDER_DETAIL_TAB'))).toEqual([])
  })

  it.each([
    ['there', 0],
    ['denied', 0],
    ['missing', 1],
    ['unknown', 1],
  ] as const)('with a ledger that is %s takes %i steps for it', (ledger, count) => {
    expect(planInstall({ ...empty, ledger }, wanted())).toHaveLength(count)
  })
})

it.each([
  ['off', []],
  ['on', [tab(DEAL)]],
  ['stale', [tab(DEAL, OLD)]],
  ['double', [tab(DEAL), tab(DEAL, OLD)]],
  ['untitled', [tab(DEAL, HANDLER, {})]],
] as const)('a tab can be %s', (state, placements) => {
  expect(tabState({ placements }, DEAL, wanted(DEAL))).toBe(state)
})

function opened(options: EmulatorOptions = {}, userId = ADMIN) {
  const emulator = createEmulator({ seed: 'empty', appUrl: HANDLER, ...options })
  const portal = emulatorPortal(emulator, userId)
  const bound = () => emulator.world.apps.get('local.trail')?.placements ?? []
  return { emulator, portal, bound }
}

async function planFor(portal: Portal, codes: string[] | 'all', handler = HANDLER): Promise<Step[]> {
  const { placements, kinds, ledger } = await loadInstall(portal)
  if (!placements.ok) throw placements.error
  if (!kinds.ok) throw kinds.error
  const available = kinds.value.map((kind) => kind.code)
  const found = { placements: placements.value, available, ledger }
  return planInstall(found, { handler, titles, codes: codes === 'all' ? available : codes })
}

function calm() {
  const seen: number[] = []
  return { seen, onProgress: (done: number) => void seen.push(done), isStopped: () => false }
}

for (const dialect of ['cloud', 'docs'] as const) {
  describe(`in the ${dialect} dialect`, () => {
    it('reads all there is in one request', async () => {
      const { emulator, portal } = opened({ dialect })
      const state = await loadInstall(portal)
      expect(emulator.log).toHaveLength(1)
      expect(state.ledger).toBe('missing')
      expect(state.installed).toBe(true)
      expect(state.placements).toMatchObject({ ok: true })
      expect(state.kinds).toMatchObject({
        ok: true,
        value: [
          { entityTypeId: 1, name: 'Lead' },
          { entityTypeId: 2, name: 'Deal' },
          { entityTypeId: 3, name: 'Contact' },
          { entityTypeId: 4, name: 'Company' },
          { entityTypeId: 7, name: 'Quote' },
          { entityTypeId: 14, name: null },
          { entityTypeId: 31, name: 'Invoice' },
          { entityTypeId: 174, name: 'Equipment rental' },
          { entityTypeId: 1042, name: 'Onboarding' },
        ],
      })
    })

    it('sets up a fresh portal, and a second run finds nothing to do', async () => {
      const { emulator, portal, bound } = opened({ dialect, installed: false })
      const watch = calm()
      const steps = await planFor(portal, 'all')
      expect(await runSteps(portal, steps, 0, watch)).toEqual({ done: 10, error: null })
      expect(watch.seen).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
      expect(bound()).toHaveLength(9)
      expect(bound()[0]).toMatchObject({
        handler: HANDLER,
        title: 'Trail',
        langAll: { de: { TITLE: 'Spur' } },
      })
      const storage = emulator.world.apps.get('local.trail')?.storages.get('trail')
      expect(storage?.access.get('AU')).toBe('W')
      expect(await planFor(portal, 'all')).toEqual([])
    })

    it('moves the tabs to a new address without doubling them', async () => {
      const { portal, bound } = opened({ dialect, installed: false })
      await runSteps(portal, await planFor(portal, [DEAL, LEAD], OLD), 0, calm())
      await runSteps(portal, await planFor(portal, [DEAL, LEAD]), 0, calm())
      expect(bound().map((row) => [row.placement, row.handler])).toEqual([
        [LEAD, HANDLER],
        [DEAL, HANDLER],
      ])
    })

    it('tells a reader no more than the kinds of cards', async () => {
      const state = await loadInstall(opened({ dialect }, 9).portal)
      expect(state.placements).toMatchObject({ ok: false, error: { code: 'accessDenied' } })
      expect(state.kinds).toMatchObject({ ok: true })
    })

    it('goes on without a ledger where the app lacks the scope', async () => {
      const { portal } = opened({ dialect, installed: false, scopes: ['crm', 'placement'] })
      expect((await loadInstall(portal)).ledger).toBe('denied')
      expect(await planFor(portal, [DEAL])).toEqual([bind(DEAL)])
    })

    it('takes a lost answer for done where it was done', async () => {
      const { emulator, portal, bound } = opened({ dialect, installed: false })
      for (const step of [bind(DEAL), unbind(DEAL), { kind: 'ledger' }] as const) {
        emulator.faults.add([{ method: '*', drop: 'after', times: 1 }])
        await runStep(portal, step)
      }
      expect(bound()).toEqual([])
      expect((await loadInstall(portal)).ledger).toBe('there')
    })

    it('is content with a ledger that is there already', async () => {
      const { portal } = opened({ dialect })
      await runStep(portal, { kind: 'ledger' })
      await expect(runStep(portal, { kind: 'ledger' })).resolves.toBeUndefined()
    })
  })
}

it.each([
  ['ERROR_ARGUMENT', 200, 'invalid'],
  ['ERROR_WRONG_HANDLER_URL', 400, 'invalid'],
  ['ERROR_PLACEMENT_NOT_FOUND', 200, 'notFound'],
  ['ERROR_PLACEMENT_MAX_COUNT', 400, 'refused'],
  ['ACCESS_DENIED', 403, 'accessDenied'],
  ['WRONG_AUTH_TYPE', 403, 'accessDenied'],
])('reads the refusal %s under status %i', async (error, status, code) => {
  const { emulator, portal } = opened({ installed: false })
  emulator.faults.add([{ method: 'placement.bind', error, status }])
  await expect(runStep(portal, bind(DEAL))).rejects.toMatchObject({ code, portalCode: error })
})

it('takes a bare false for a refusal', async () => {
  const portal: Portal = {
    call: async ({ method }) => ({ result: method === 'placement.get' ? [] : false, total: null }),
    batch: async () => ({}),
  }
  await expect(runStep(portal, bind(DEAL))).rejects.toMatchObject({ code: 'refused' })
})

it('says where a run broke, and goes on from there', async () => {
  const { emulator, portal, bound } = opened({ installed: false })
  const steps = await planFor(portal, [LEAD, DEAL])
  emulator.faults.add([{ method: 'placement.bind', error: 'ERROR_ARGUMENT', status: 400 }])
  const end = await runSteps(portal, steps, 0, calm())
  expect(end).toMatchObject({ done: 1, error: { code: 'invalid' } })
  expect(await runSteps(portal, steps, end.done, calm())).toEqual({ done: 3, error: null })
  expect(bound()).toHaveLength(2)
})

it('stops between two cards, never between the two steps of one', async () => {
  const { portal, bound } = opened({ installed: false })
  await runSteps(portal, await planFor(portal, [LEAD, DEAL], OLD), 0, calm())
  const steps = await planFor(portal, [LEAD, DEAL])
  let stopped = false
  const watch = { onProgress: () => void (stopped = true), isStopped: () => stopped }
  expect(await runSteps(portal, steps, 0, watch)).toEqual({ done: 2, error: null })
  expect(bound().map((row) => row.handler)).toEqual([OLD, HANDLER])
  expect(await planFor(portal, [LEAD, DEAL])).toEqual([unbind(DEAL, OLD), bind(DEAL)])
})

it('learns in which languages a portal keeps titles', () => {
  const memory = mapMemory()
  expect(knownLanguages(memory)).toBeNull()
  learnLanguages(memory, [tab(LEAD, HANDLER, { ru: 'x' })], [unbind(LEAD)])
  expect(knownLanguages(memory)).toBeNull()
  learnLanguages(memory, [tab(DEAL, HANDLER, { en: 'Trail', ru: 'x' })], [bind(DEAL)])
  expect(knownLanguages(memory)).toEqual(['en', 'ru'])
})
