import { describe, expect, it } from 'vitest'
import { createEmulator } from '#emulator/create-emulator.ts'
import type { Fault } from '#emulator/control/faults.ts'
import { emulatorPortal } from '#testing/emulator-portal.ts'
import { type Attempt, EMPTY_DRAFT, type EntryDraft, isSameEntry } from './entry-draft.ts'
import { addEntry } from './write-operations.ts'
import { PortalError } from './portal-error.ts'
import type { Portal } from './portal.ts'
import { type Journal, sendDraft } from './send-draft.ts'

const deal = { entityTypeId: 2, entityId: 100 }
const MANAGER = 7
const ADD = 'crm.timeline.logmessage.add'
const LIST = 'crm.timeline.logmessage.list'
const words = { title: 'Called the client', text: 'No answer', iconCode: 'call' }

function notebook(draft: EntryDraft = { ...words, attempt: null }) {
  const kept = { draft }
  const journal: Journal = {
    draft: () => kept.draft,
    attempt: () => kept.draft.attempt,
    remember: (attempt) => void (kept.draft = { ...kept.draft, attempt }),
    settle(sent) {
      kept.draft = isSameEntry(kept.draft, sent) ? EMPTY_DRAFT : { ...kept.draft, attempt: null }
    },
  }
  return { kept, journal }
}

function opened(dialect: 'cloud' | 'docs', userId = MANAGER) {
  const emulator = createEmulator({ dialect })
  const portal = emulatorPortal(emulator, userId)
  const newestId = () => Promise.resolve(emulator.world.lastEntryId)
  const clock = { now: 1_000_000 }
  function send(journal: Journal, through: Portal = portal) {
    const { title, text, iconCode } = journal.draft()
    return sendDraft(through, {
      owner: deal,
      entry: { title, text, iconCode },
      authorId: userId,
      journal,
      newestId,
      now: () => clock.now,
    })
  }
  const written = (title = words.title) =>
    [...emulator.world.entries.values()].filter((entry) => entry.title === title)
  const fail = (...faults: Fault[]) => emulator.faults.add(faults)
  return { emulator, portal, clock, send, written, fail }
}

/** A portal whose answers to the given method take too long, while the call itself takes effect or does not. */
function slow(portal: Portal, method: string, effect: boolean): Portal {
  return {
    ...portal,
    async call(call) {
      if (call.method !== method) return portal.call(call)
      if (effect) await portal.call(call)
      throw new PortalError('timeout', { method })
    },
  }
}

describe.each(['cloud', 'docs'] as const)('in the %s dialect', (dialect) => {
  it('writes once and ends the draft', async () => {
    const { send, written } = opened(dialect)
    const { kept, journal } = notebook()
    const entry = await send(journal)
    expect(written().map(({ id }) => id)).toEqual([entry?.id])
    expect(kept.draft).toEqual(EMPTY_DRAFT)
  })

  it('writes the try down before it leaves', async () => {
    const { emulator, send, portal } = opened(dialect)
    const { kept, journal } = notebook()
    const before = emulator.world.lastEntryId
    let seen: Attempt | null = null
    const watched: Portal = {
      ...portal,
      call(call) {
        seen = kept.draft.attempt
        return portal.call(call)
      },
    }
    await send(journal, watched)
    expect(seen).toEqual({ entry: words, after: before, openUntil: 1_060_000 })
  })

  it('finds the entry whose answer was lost', async () => {
    const { send, written, fail } = opened(dialect)
    const { kept, journal } = notebook()
    fail({ method: ADD, drop: 'after' })
    const entry = await send(journal)
    expect(written().map(({ id }) => id)).toEqual([entry?.id])
    expect(kept.draft).toEqual(EMPTY_DRAFT)
  })

  it('leaves the try open when the connection broke before the portal acted, and sends it at the next', async () => {
    const { send, written, fail } = opened(dialect)
    const { kept, journal } = notebook()
    fail({ method: ADD, drop: 'before' })
    await expect(send(journal)).rejects.toMatchObject({ code: 'network' })
    expect(kept.draft.attempt).toMatchObject({ entry: words, openUntil: 0 })
    await send(journal)
    expect(written()).toHaveLength(1)
    expect(kept.draft).toEqual(EMPTY_DRAFT)
  })

  it('never repeats what arrived although neither the answer nor the look came through', async () => {
    const { send, written, fail } = opened(dialect)
    const { journal } = notebook()
    fail({ method: ADD, drop: 'after' }, { method: LIST, drop: 'before', times: 2 })
    await expect(send(journal)).rejects.toMatchObject({ code: 'network' })
    await expect(send(journal)).rejects.toMatchObject({ code: 'network' })
    const entry = await send(journal)
    expect(written().map(({ id }) => id)).toEqual([entry?.id])
  })

  it('finds what arrived behind many newer entries', async () => {
    const { emulator, portal, send, written, fail } = opened(dialect)
    const { journal } = notebook()
    fail({ method: ADD, drop: 'after' }, { method: LIST, drop: 'before' })
    await expect(send(journal)).rejects.toThrow('network')
    for (let n = 0; n < 34; n++)
      await addEntry(portal, deal, { title: `Step ${n}`, text: 'done', iconCode: '' })
    emulator.log.length = 0
    const entry = await send(journal)
    expect(written().map(({ id }) => id)).toEqual([entry?.id])
    expect(emulator.log).toHaveLength(2)
  })

  it('does not take an older entry of the same words for the lost one', async () => {
    const { portal, send, written, fail } = opened(dialect)
    const old = await addEntry(portal, deal, words)
    const { journal } = notebook()
    fail({ method: ADD, drop: 'before' })
    await expect(send(journal)).rejects.toThrow('network')
    const entry = await send(journal)
    expect(written().map(({ id }) => id)).toEqual([old.id, entry?.id])
  })

  it('tells of the earlier version that arrived instead of sending the changed one blindly', async () => {
    const { send, written, fail } = opened(dialect)
    const { kept, journal } = notebook()
    fail({ method: ADD, drop: 'after' }, { method: LIST, drop: 'before' })
    await expect(send(journal)).rejects.toThrow('network')
    kept.draft = { ...kept.draft, title: 'Called the client twice' }
    const entry = await send(journal)
    expect(entry?.title).toBe(words.title)
    expect(kept.draft).toEqual({ ...words, title: 'Called the client twice', attempt: null })
    expect(written('Called the client twice')).toHaveLength(0)
    await send(journal)
    expect(written()).toHaveLength(1)
    expect(written('Called the client twice')).toHaveLength(1)
  })

  it('sends the changed version once the earlier one is known not to have arrived', async () => {
    const { send, written, fail } = opened(dialect)
    const { kept, journal } = notebook()
    fail({ method: ADD, drop: 'before' })
    await expect(send(journal)).rejects.toThrow('network')
    kept.draft = { ...kept.draft, title: 'Called the client twice' }
    await send(journal)
    expect(written()).toHaveLength(0)
    expect(written('Called the client twice')).toHaveLength(1)
    expect(kept.draft).toEqual(EMPTY_DRAFT)
  })

  it('forgets a try that was plainly refused', async () => {
    const { send, written } = opened(dialect, 9)
    const { kept, journal } = notebook()
    await expect(send(journal)).rejects.toMatchObject({ code: 'accessDenied' })
    expect(kept.draft).toEqual({ ...words, attempt: null })
    expect(written()).toHaveLength(0)
  })
})

it('does not repeat within the minute a slow portal may still be at work', async () => {
  const { portal, clock, send, written } = opened('cloud')
  const { kept, journal } = notebook()
  await expect(send(journal, slow(portal, ADD, false))).rejects.toMatchObject({ code: 'timeout' })
  clock.now += 59_000
  await expect(send(journal)).rejects.toMatchObject({ code: 'timeout' })
  expect(kept.draft.attempt).toMatchObject({ entry: words })
  expect(written()).toHaveLength(0)
  clock.now += 1_000
  await send(journal)
  expect(written()).toHaveLength(1)
})

it('finds what a slow portal wrote', async () => {
  const { portal, send, written } = opened('docs')
  const { kept, journal } = notebook()
  await send(journal, slow(portal, ADD, true))
  expect(written()).toHaveLength(1)
  expect(kept.draft).toEqual(EMPTY_DRAFT)
})

it('does nothing where the draft was sent elsewhere meanwhile', async () => {
  const { emulator, portal } = opened('cloud')
  const { journal } = notebook({ ...EMPTY_DRAFT })
  const sent = await sendDraft(portal, {
    owner: deal,
    entry: words,
    authorId: MANAGER,
    journal,
    newestId: () => Promise.resolve(0),
    now: Date.now,
  })
  expect(sent).toBeNull()
  expect(emulator.log).toHaveLength(0)
})

it('keeps the try open when its repetition is refused', async () => {
  const { send, fail } = opened('cloud')
  const { kept, journal } = notebook()
  fail({ method: ADD, drop: 'before' })
  await expect(send(journal)).rejects.toThrow('network')
  const open = kept.draft.attempt
  fail({ method: ADD, error: 'ACCESS_DENIED' })
  await expect(send(journal)).rejects.toMatchObject({ code: 'accessDenied' })
  expect(kept.draft.attempt).toEqual(open)
})

it('sends a text of lone surrogates as one the portal can keep, and finds it again', async () => {
  const { send, written, fail } = opened('cloud')
  const { journal } = notebook({ ...words, title: ' half \uD83D ', text: '\uDE00', attempt: null })
  fail({ method: ADD, drop: 'after' })
  await send(journal)
  expect(written('half \uFFFD').map(({ text }) => text)).toEqual(['\uFFFD'])
})
