import { act, fireEvent, screen } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Fault } from '#emulator/control/faults.ts'
import { createEmulator } from '#emulator/create-emulator.ts'
import type { DialectName } from '#emulator/world/types.ts'
import { DEAL, renderInPortal } from '#testing/render-in-portal.tsx'
import { Compose } from './compose.tsx'

const DRAFT = 'trail:test:7:entry:2:100'
const ADD = 'crm.timeline.logmessage.add'
const LIST = 'crm.timeline.logmessage.list'
const UNSURE = /Sending again first looks whether it arrived/

afterEach(() => {
  vi.useRealTimers()
})

async function opened(dialect: DialectName = 'cloud') {
  const onDone = vi.fn()
  const emulator = createEmulator({ dialect })
  const form = (later: Fault[]) => {
    emulator.faults.add(later)
    return <Compose owner={DEAL} onDone={onDone} onClose={vi.fn()} />
  }
  /** `later` happens to what is asked after the first screen. */
  const open = (...later: Fault[]) => renderInPortal(() => form(later), { emulator })
  const view = await open()
  const { user } = view
  await user.type(screen.getByRole('textbox', { name: 'Title' }), 'Called')
  await user.type(screen.getByRole('textbox', { name: 'Text' }), 'No answer')
  await screen.findByRole('radio', { name: 'Call' })
  const written = (title = 'Called') =>
    [...emulator.world.entries.values()].filter((entry) => entry.title === title)
  const fail = (...faults: Fault[]) => emulator.faults.add(faults)
  /** A page that goes away takes what it would still have written down with it. */
  async function reload(sending?: 'under way', ...later: Fault[]) {
    view.unmount()
    const left = localStorage.getItem(DRAFT)
    if (sending) await vi.waitFor(() => expect(localStorage.getItem(DRAFT)).not.toBe(left))
    localStorage.setItem(DRAFT, left ?? '')
    const again = await open(...later)
    return again.user
  }
  return { user, onDone, written, fail, reload, emulator, close: view.unmount }
}

const send = () => screen.getByRole('button', { name: 'Write entry' })
const again = () => screen.getByRole('button', { name: 'Look and send again' })
const title = () => screen.getByRole('textbox', { name: 'Title' })
const text = () => screen.getByRole('textbox', { name: 'Text' })

describe.each(['cloud', 'docs'] as const)('in the %s dialect', (dialect) => {
  it('finds at once what arrived without an answer', async () => {
    const { user, onDone, written, fail } = await opened(dialect)
    fail({ method: ADD, drop: 'after' })
    await user.click(send())
    await screen.findByText('Entry written')
    expect(written()).toHaveLength(1)
    expect(onDone).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ id: written()[0]?.id }))
  })

  it('keeps the draft when nothing arrived, and then sends it', async () => {
    const { user, written, fail } = await opened(dialect)
    fail({ method: ADD, drop: 'before' })
    await user.click(send())
    expect(await screen.findByText(UNSURE)).toBeVisible()
    expect(text()).toHaveValue('No answer')
    expect(written()).toHaveLength(0)
    await user.click(again())
    await screen.findByText('Entry written')
    expect(written()).toHaveLength(1)
  })

  it('never doubles what arrived unseen, however often one repeats', async () => {
    const { user, written, fail } = await opened(dialect)
    fail({ method: ADD, drop: 'after' }, { method: LIST, drop: 'before', times: 2 })
    await user.click(send())
    await screen.findByText(UNSURE)
    await user.click(again())
    await screen.findByText(UNSURE)
    await user.click(again())
    await screen.findByText('Entry written')
    expect(written()).toHaveLength(1)
  })

  it('never doubles it over a reload either', async () => {
    const { user, written, fail, reload, onDone } = await opened(dialect)
    fail({ method: ADD, drop: 'after' }, { method: LIST, drop: 'before' })
    await user.click(send())
    await screen.findByText(UNSURE)
    const later = await reload(undefined, { method: LIST, drop: 'before' })
    expect(await screen.findByText('Your unsent entry was kept.')).toBeVisible()
    expect(title()).toHaveValue('Called')
    await later.click(again())
    await screen.findByText('Entry written')
    expect(written()).toHaveLength(1)
    expect(onDone).toHaveBeenCalledOnce()
  })

  it('looks at once after a reload, and ends the draft of what arrived', async () => {
    const { user, written, fail, reload } = await opened(dialect)
    fail({ method: ADD, drop: 'after' }, { method: LIST, drop: 'before' })
    await user.click(send())
    await screen.findByText(UNSURE)
    await reload()
    expect(await screen.findByText('Entry written')).toBeVisible()
    expect(title()).toHaveValue('')
    expect(localStorage.getItem(DRAFT)).toBeNull()
    expect(written()).toHaveLength(1)
  })

  it('looks at once after a reload, and says that nothing arrived', async () => {
    const { user, written, fail, reload } = await opened(dialect)
    fail({ method: ADD, drop: 'before' })
    await user.click(send())
    await screen.findByText(UNSURE)
    await reload()
    expect(await screen.findByText(UNSURE)).toBeVisible()
    expect(title()).toHaveValue('Called')
    expect(written()).toHaveLength(0)
  })

  it('says that the first version arrived, and keeps the changed one as a fresh draft', async () => {
    const { user, written, fail, onDone } = await opened(dialect)
    fail({ method: ADD, drop: 'after' }, { method: LIST, drop: 'before' })
    await user.click(send())
    await screen.findByText(UNSURE)
    await user.type(title(), ' twice')
    await user.click(again())
    expect(await screen.findByText(/as you sent it first has arrived/)).toBeVisible()
    expect(title()).toHaveValue('Called twice')
    expect(written()).toHaveLength(1)
    expect(written('Called twice')).toHaveLength(0)
    expect(onDone).not.toHaveBeenCalled()
    await user.click(send())
    await screen.findByText('Entry written')
    expect(written('Called twice')).toHaveLength(1)
    expect(written()).toHaveLength(1)
  })

  it.each<Fault>([
    { body: 'html' },
    { body: 'broken-json' },
    { status: 502 },
    { error: 'INTERNAL_SERVER_ERROR', status: 500 },
  ])('makes one entry after an answer nobody can read: %j', async (fault) => {
    const { user, written, fail } = await opened(dialect)
    fail({ method: ADD, ...fault })
    await user.click(send())
    const now = await screen.findByText(/Entry written|Sending again first looks/)
    if (now.textContent !== 'Entry written') {
      await user.click(again())
      await screen.findByText('Entry written')
    }
    expect(written()).toHaveLength(1)
  })
})

it('sends the changed version when the first one never arrived', async () => {
  const { user, written, fail } = await opened()
  fail({ method: ADD, drop: 'before' })
  await user.click(send())
  await screen.findByText(UNSURE)
  await user.type(title(), ' twice')
  await user.click(again())
  await screen.findByText('Entry written')
  expect(written()).toHaveLength(0)
  expect(written('Called twice')).toHaveLength(1)
})

it('knows of a try that a reload cut off, and does not repeat it while it may still be at work', async () => {
  const { user, written, fail, reload } = await opened()
  fail({ method: ADD, drop: 'before', latency: 20 })
  await user.click(send())
  const later = await reload('under way')
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() })
  await later.click(again())
  expect(await screen.findByText(/may still be at work/)).toBeVisible()
  expect(written()).toHaveLength(0)
  vi.setSystemTime(Date.now() + 60_000)
  await later.click(again())
  await screen.findByText('Entry written')
  expect(written()).toHaveLength(1)
})

it('finds the entry of a try that a reload cut off', async () => {
  const { user, written, fail, reload } = await opened()
  fail({ method: ADD, drop: 'after', latency: 20 })
  await user.click(send())
  const later = await reload('under way')
  await later.click(again())
  await screen.findByText('Entry written')
  expect(written()).toHaveLength(1)
})

describe('an answer that takes 30 seconds', () => {
  async function slowly() {
    const form = await opened()
    form.fail({ method: ADD, latency: 30_000 })
    vi.useFakeTimers({ shouldAdvanceTime: true })
    send().click()
    return { ...form, pass: (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms)) }
  }

  it('is waited for, and can be left to itself after three', async () => {
    const { pass, written, onDone } = await slowly()
    await pass(2_000)
    expect(screen.queryByText(/taking its time/)).not.toBeInTheDocument()
    await pass(1_100)
    expect(screen.getByText(/taking its time/)).toBeVisible()
    act(() => screen.getByRole('button', { name: 'Stop waiting' }).click())
    expect(screen.getByText(/The answer is still open/)).toBeVisible()
    expect(again()).toHaveFocus()
    expect(title()).not.toHaveAttribute('readonly')
    await pass(27_000)
    expect(screen.getByText('Entry written')).toBeVisible()
    expect(onDone).toHaveBeenCalledOnce()
    expect(written()).toHaveLength(1)
    expect(title()).toHaveValue('')
  })

  it('makes one entry although one stops waiting and sends again', async () => {
    const { pass, written, emulator } = await slowly()
    await pass(3_100)
    act(() => screen.getByRole('button', { name: 'Stop waiting' }).click())
    act(() => again().click())
    expect(screen.getByText(/taking its time/)).toBeVisible()
    await pass(27_000)
    expect(screen.getByText('Entry written')).toBeVisible()
    expect(written()).toHaveLength(1)
    expect(emulator.log.filter(({ method }) => method === ADD)).toHaveLength(1)
  })

  it('leaves what was changed meanwhile as a fresh draft', async () => {
    const { pass, written, onDone } = await slowly()
    await pass(3_100)
    act(() => screen.getByRole('button', { name: 'Stop waiting' }).click())
    fireEvent.change(title(), { target: { value: 'Called twice' } })
    await pass(27_000)
    expect(screen.getByText(/as you sent it first has arrived/)).toBeVisible()
    expect(title()).toHaveValue('Called twice')
    expect(written()).toHaveLength(1)
    expect(written('Called twice')).toHaveLength(0)
    expect(onDone).not.toHaveBeenCalled()
    expect(send()).toBeVisible()
  })

  it('ends a draft whose form was closed meanwhile', async () => {
    const { pass, written, close } = await slowly()
    close()
    await pass(30_100)
    expect(written()).toHaveLength(1)
    expect(localStorage.getItem(DRAFT)).toBeNull()
  })
})
