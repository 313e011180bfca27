import { act, screen, within } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { createEmulator } from '#emulator/create-emulator.ts'
import type { Fault } from '#emulator/control/faults.ts'
import type { EmulatorOptions } from '#emulator/emulator.ts'
import { renderInPortal } from '#testing/render-in-portal.tsx'
import { TabRoute } from './tab-route.tsx'

/** A card whose first screen is not loaded yet. */
const OTHER = { entityTypeId: 2, entityId: 101 }

afterEach(() => {
  vi.useRealTimers()
})

/** The tab of a card at its start, in a portal with a fault. */
async function start(fault: Fault, options: EmulatorOptions = {}) {
  const emulator = createEmulator(options)
  let before = 0
  await renderInPortal(
    () => {
      if (before === 0) {
        before = emulator.log.length
        emulator.faults.add([fault])
        vi.useFakeTimers({ shouldAdvanceTime: true })
      }
      return <TabRoute owner={OTHER} linkedId={null} />
    },
    { emulator },
  )
  await screen.findByRole('heading', { level: 1, name: 'The trail could not be loaded' })
  return {
    emulator,
    asked: () => emulator.log.slice(before).map((request) => request.method),
    pass: (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms)),
  }
}

const seconds = () =>
  Number(/Next try in (\d+) s/.exec(screen.getByText(/^Next try/, { selector: 'span' }).textContent)?.[1])
const articles = async () => within(await screen.findByRole('feed')).getAllByRole('article')

for (const dialect of ['cloud', 'docs'] as const) {
  it(`counts down where the portal gets too many requests, and tries again by itself (${dialect})`, async () => {
    const fault = { method: 'batch', error: 'QUERY_LIMIT_EXCEEDED', status: 503, times: 2 }
    const { asked, pass } = await start(fault, { dialect })
    expect(screen.getByText(/too many requests/)).toBeVisible()
    expect(seconds()).toBe(5)
    await pass(1_000)
    expect(seconds()).toBe(4)
    expect(asked()).toEqual(['batch'])
    await pass(4_000)
    expect(asked()).toEqual(['batch', 'batch'])
    expect(await screen.findByText('Next try in 10 s', { selector: 'span' })).toBeVisible()
    await pass(10_000)
    expect((await articles()).length).toBeGreaterThan(0)
    expect(asked().slice(0, 3)).toEqual(['batch', 'batch', 'batch'])
  })
}

it('tells a screen reader the pause once, and not each second', async () => {
  const { pass } = await start({ method: 'batch', drop: 'before', times: 0 })
  const told = screen.getByText('Next try in 5 s', { selector: '[role="status"]' })
  await pass(2_000)
  expect(seconds()).toBe(3)
  expect(told).toHaveTextContent('Next try in 5 s')
  expect(screen.getByText(/^Next try/, { selector: 'span' }).closest('[aria-hidden="true"]')).not.toBeNull()
})

it('tries at once when a person asks for it, and when the network is back', async () => {
  const { asked } = await start({ method: 'batch', drop: 'before', times: 2 })
  act(() => screen.getByRole('button', { name: 'Try again' }).click())
  await screen.findByText('Next try in 5 s', { selector: 'span' })
  expect(asked()).toEqual(['batch', 'batch'])
  act(() => void window.dispatchEvent(new Event('online')))
  expect((await articles()).length).toBeGreaterThan(0)
})

it('does not try again by itself where waiting changes nothing', async () => {
  const { asked, pass } = await start({ method: 'batch', error: 'OPERATION_TIME_LIMIT', status: 429 })
  expect(screen.queryByText(/^Next try/)).not.toBeInTheDocument()
  await pass(60_000)
  expect(asked()).toEqual(['batch'])
})
