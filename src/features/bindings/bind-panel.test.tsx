import { act, screen, waitFor, within } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, expect, it, vi } from 'vitest'
import { createEmulator } from '#emulator/create-emulator.ts'
import type { EmulatorOptions } from '#emulator/emulator.ts'
import { addCard } from '#emulator/world/cards.ts'
import { bindEntry, bindingsOf } from '#emulator/world/bindings.ts'
import { trailClientId } from '#emulator/world/tokens.ts'
import type { Card } from '#core/entity-types.ts'
import type { Entry } from '#core/entry.ts'
import type { Host, PickedCard } from '#portal/host.ts'
import { ADMIN, DEAL, READER, renderInPortal } from '#testing/render-in-portal.tsx'
import { BindPanel } from './bind-panel.tsx'
import { BindingChips } from './binding-chips.tsx'

afterEach(() => {
  vi.useRealTimers()
})

const IVAN: PickedCard = { card: { entityTypeId: 3, entityId: 50 }, title: 'Ivan Sokolov' }
const NORTHWIND: PickedCard = { card: { entityTypeId: 4, entityId: 10 }, title: 'Northwind LLC' }

function Subject({ entry }: { entry: Entry }) {
  const [open, setOpen] = useState(true)
  const all = { owner: DEAL, entry, home: DEAL, homeTitle: 'Racks' }
  return (
    <article tabIndex={0}>
      <BindingChips {...all} />
      {open && <BindPanel {...all} onClose={() => setOpen(false)} />}
    </article>
  )
}

interface Scene extends Omit<EmulatorOptions, 'host'> {
  userId?: number
  host?: Partial<Host>
  bound?: readonly Card[]
  /** True for a card without a contact and a company. */
  cardless?: boolean
}

/** The newest entry of deal 100 with the panel open. */
async function panel({ userId, host, bound = [], cardless = false, ...options }: Scene = {}) {
  const emulator = createEmulator(options)
  if (cardless) addCard(emulator.world, DEAL, { title: 'Racks' })
  const id = Math.max(...(emulator.world.owned.get('2:100') ?? []))
  for (const card of bound) bindEntry(emulator.world, id, card)
  const view = await renderInPortal(
    ({ page }) => {
      const entry = page.entries.find((each) => each.id === id)
      return entry && <Subject entry={entry} />
    },
    { emulator, ...(userId === undefined ? {} : { userId }), ...(host ? { host } : {}) },
  )
  const truth = () =>
    bindingsOf(emulator.world, id)
      .map((each) => `${each.entityTypeId}:${each.entityId}`)
      .toSorted()
  const onScreen = () =>
    [...document.querySelectorAll('[data-card]')].map((each) => each.getAttribute('data-card')).toSorted()
  const ledger = (card: string) => {
    const items = emulator.world.apps.get(trailClientId)?.storages.get('trail')?.items.values() ?? []
    return [...items].filter((item) => item.name === card && item.code === `bind:${id}`)
  }
  return { ...view, emulator, id, truth, onScreen, ledger }
}

type View = Awaited<ReturnType<typeof panel>>

/** Holds the answers to the calls of a method until they are let go, one by one. */
function hold({ emulator }: View, method: string) {
  const gates: (() => void)[] = []
  const fetch = emulator.fetch.bind(emulator)
  emulator.fetch = async (request) => {
    const answer = await fetch(request)
    if (request.url.endsWith(method)) await new Promise<void>((resolve) => gates.push(resolve))
    return answer
  }
  return async (count = 1) => {
    await waitFor(() => expect(gates.length).toBeGreaterThanOrEqual(count))
    await act(async () => gates.splice(0, count).forEach((open) => open()))
  }
}

const radio = (kind: string) => screen.getByLabelText(kind)
const field = () => screen.getByLabelText('Find by name or number', { selector: 'input' })

/** The option once the search for the words is over. */
const found = (title: RegExp) =>
  waitFor(() => {
    const option = screen.getByRole('option', { name: title })
    expect(option).not.toHaveAttribute('aria-disabled')
    return option
  })

async function pick(user: View['user'], words: string, title: RegExp) {
  await user.clear(field())
  await user.type(field(), words)
  await user.click(await found(title))
}

it('opens with the focus in one search over all kinds, and offers every kind of this portal as a filter', async () => {
  await panel()
  const kinds = within(screen.getByRole('radiogroup', { name: 'Bind to' })).getAllByRole('radio')
  expect(kinds.map((each) => each.closest('label')?.textContent)).toEqual([
    'All kinds',
    'Lead',
    'Deal',
    'Contact',
    'Company',
    'Quote',
    'Invoice',
    'Order',
    'Equipment rental',
    'Onboarding',
  ])
  expect(radio('All kinds')).toBeChecked()
  expect(field()).toHaveFocus()
})

it('offers the portal’s own picker only where it serves', async () => {
  const { user } = await panel()
  for (const kind of ['All kinds', 'Lead', 'Deal', 'Contact', 'Company', 'Quote']) {
    await user.click(radio(kind))
    expect(screen.getByText('Choose in Bitrix24…')).toBeVisible()
  }
  for (const kind of ['Invoice', 'Order', 'Equipment rental', 'Onboarding']) {
    await user.click(radio(kind))
    expect(screen.queryByText('Choose in Bitrix24…')).not.toBeInTheDocument()
  }
})

it('starts with all kinds, whatever the last search was limited to', async () => {
  const first = await panel()
  await first.user.click(radio('Order'))
  first.unmount()
  await panel()
  expect(radio('All kinds')).toBeChecked()
})

for (const dialect of ['cloud', 'docs'] as const) {
  it(`offers the card's own contact and company before anything is typed (${dialect})`, async () => {
    const { user, emulator, truth } = await panel({ dialect })
    const options = await screen.findAllByRole('option')
    expect(options.map((each) => each.textContent)).toEqual([
      'ContactIvan Sokolov #50',
      'CompanyNorthwind LLC #10',
    ])
    expect(emulator.log.slice(2).map((request) => request.batch)).toEqual([
      ['crm.item.list', 'crm.item.list'],
    ])
    await user.keyboard('{ArrowDown}{ArrowDown}{Enter}')
    expect(await screen.findByText('Bound to Company Northwind LLC')).toBeVisible()
    expect(truth()).toEqual(['2:100', '4:10'])
  })

  it(`searches all kinds in one request, and says of what kind each card is (${dialect})`, async () => {
    const { user, emulator } = await panel({ dialect })
    await screen.findAllByRole('option')
    const before = emulator.log.length
    await user.type(field(), 'northwind')
    await screen.findByRole('option', { name: /Northwind: two racks/ })
    const options = screen.getAllByRole('option').map((each) => each.textContent)
    expect(options).toEqual([
      'DealNorthwind: backup storage #102',
      'DealNorthwind: two racks and move to our data centre #100bound already',
      'CompanyNorthwind LLC #10',
      'Equipment rentalLoan of a 10 kVA UPS to Northwind #5',
    ])
    expect(emulator.log.slice(before).map((request) => request.method)).toEqual(['batch'])
  })

  it(`finds by a pasted address, a mail address and a number (${dialect})`, async () => {
    const { user } = await panel({ dialect })
    const finds = async (words: string, option: RegExp) => {
      await user.clear(field())
      await user.paste(words)
      await found(option)
      expect(screen.getAllByRole('option')).toHaveLength(1)
    }
    await finds('http://portal.test/crm/type/174/details/5/', /Equipment rental.*UPS/)
    await finds('sokolov@northwind.example', /Contact.*Ivan Sokolov/)
    await finds('#51', /Contact.*Marta Lindqvist/)
  })
}

it('offers nothing beforehand where the card has no contact and no company, and asks for nothing', async () => {
  const { emulator, user } = await panel({ cardless: true })
  const before = emulator.log.length
  await user.keyboard('{ArrowDown}')
  expect(screen.queryByRole('option')).not.toBeInTheDocument()
  expect(emulator.log).toHaveLength(before)
})

it('takes no card of earlier words while the search for newer ones is under way', async () => {
  const view = await panel()
  const { user, truth, emulator } = view
  await user.type(field(), 'sokolov')
  await found(/Ivan Sokolov/)
  const release = hold(view, 'batch')
  await user.clear(field())
  await user.type(field(), 'lindqvist')
  await waitFor(() => expect(emulator.log.at(-1)?.batch).toContain('crm.item.list'))
  const stale = screen.queryByRole('option', { name: /Ivan Sokolov/ })
  expect(stale).toHaveAttribute('aria-disabled', 'true')
  await user.keyboard('{ArrowDown}{Enter}')
  if (stale) await user.click(stale)
  await release()
  await user.click(await found(/Marta Lindqvist/))
  expect(await screen.findByText('Bound to Contact Marta Lindqvist')).toBeVisible()
  expect(truth()).toEqual(['2:100', '3:51'])
})

for (const dialect of ['cloud', 'docs'] as const) {
  it(`binds what was found, writes it down for the other card, and stays open (${dialect})`, async () => {
    const { user, truth, onScreen, ledger } = await panel({ dialect })
    await pick(user, 'sokolov', /Ivan Sokolov #50/)
    expect(await screen.findByText('Bound to Contact Ivan Sokolov')).toBeVisible()
    expect(field()).toHaveFocus()
    expect(field()).toHaveValue('')
    expect(truth()).toEqual(['2:100', '3:50'])
    expect(onScreen()).toEqual(truth())
    expect(ledger('3:50')).toHaveLength(1)
    await pick(user, '8-20', /8-2026 #8/)
    expect(await screen.findByText('Bound to Order 8-2026')).toBeVisible()
    expect(screen.getByRole('link', { name: /8-2026/ })).toBeVisible()
    expect(onScreen()).toEqual(truth())
  })

  it(`binds once where the answer is lost (${dialect})`, async () => {
    const { user, emulator, truth, onScreen, ledger } = await panel({ dialect })
    emulator.faults.add([{ method: 'crm.timeline.bindings.bind', drop: 'after' }])
    await pick(user, 'sokolov', /Ivan/)
    expect(await screen.findByText('Bound to Contact Ivan Sokolov')).toBeVisible()
    expect(truth()).toEqual(['2:100', '3:50'])
    expect(onScreen()).toEqual(truth())
    expect(ledger('3:50')).toHaveLength(1)
  })

  it(`tries again after the connection was lost before anything happened (${dialect})`, async () => {
    const { user, emulator, truth, onScreen } = await panel({ dialect })
    emulator.faults.add([{ method: 'crm.timeline.bindings.bind', drop: 'before', times: 2 }])
    await pick(user, 'sokolov', /Ivan/)
    const words = 'Not bound to Contact Ivan Sokolov. The connection was lost.'
    expect(await screen.findByText(new RegExp(words))).toBeVisible()
    expect(truth()).toEqual(['2:100'])
    expect(onScreen()).toEqual([])
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByText('Bound to Contact Ivan Sokolov')).toBeVisible()
    expect(screen.queryByText(new RegExp(words))).not.toBeInTheDocument()
    expect(onScreen()).toEqual(truth())
  })
}

it('binds invoices, quotes and smart processes where the portal takes them', async () => {
  const { user, truth, onScreen } = await panel({ switches: { bindingTypes: 'all' } })
  await pick(user, '0712', /INV-0712/)
  await screen.findByText('Bound to Invoice Invoice INV-0712')
  await pick(user, '2041', /Q-2041/)
  await screen.findByText(/^Bound to Quote/)
  await pick(user, 'ups', /10 kVA/)
  await screen.findByText(/^Bound to Equipment rental/)
  expect(truth()).toEqual(['174:5', '2:100', '31:5', '7:30'])
  expect(onScreen()).toEqual(truth())
})

it('explains the kinds of card a portal does not take', async () => {
  const { user, truth, onScreen } = await panel({ switches: { bindingTypes: 'five' } })
  await pick(user, '0712', /INV-0712/)
  expect(await screen.findByText(/^Not bound to Invoice .*neither bind entries/)).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Try again' })).not.toBeInTheDocument()
  expect(truth()).toEqual(['2:100'])
  expect(onScreen()).toEqual([])
  await user.click(
    within(screen.getByText(/^Not bound/).closest<HTMLElement>('[role=alert]') ?? document.body).getByRole(
      'button',
      { name: 'Close' },
    ),
  )
  expect(screen.queryByText(/^Not bound/)).not.toBeInTheDocument()
})

for (const bindRefusal of ['false', 'error'] as const) {
  for (const errorLanguage of ['en', 'ru'] as const) {
    it(`explains a refusal in words (${bindRefusal}, ${errorLanguage})`, async () => {
      const hidden = { card: { entityTypeId: 2, entityId: 103 }, title: 'Purchase' }
      const { user, host, truth, onScreen } = await panel({ switches: { bindRefusal, errorLanguage } })
      host.willPick(hidden)
      await user.click(screen.getByRole('button', { name: 'Choose in Bitrix24…' }))
      expect(
        await screen.findByText(/^Not bound to Deal Purchase\. .*you may not change Deal Purchase/),
      ).toBeVisible()
      expect(truth()).toEqual(['2:100'])
      expect(onScreen()).toEqual([])
    })
  }
}

it('shows a binding at once and takes it back when it is refused', async () => {
  const view = await panel()
  const { user, emulator, truth, onScreen } = view
  const release = hold(view, 'bindings.bind')
  emulator.faults.add([{ method: 'crm.timeline.bindings.bind', error: 'ACCESS_DENIED' }])
  await pick(user, 'sokolov', /Ivan/)
  expect(onScreen()).toEqual(['2:100', '3:50'])
  await release()
  expect(await screen.findByText(/^Not bound/)).toBeVisible()
  expect(truth()).toEqual(['2:100'])
  expect(onScreen()).toEqual([])
})

it('keeps apart two bindings under way, of which one is refused', async () => {
  const view = await panel()
  const { user, emulator, truth, onScreen } = view
  const release = hold(view, 'bindings.bind')
  emulator.faults.add([{ method: 'crm.timeline.bindings.bind', error: 'ACCESS_DENIED' }])
  await pick(user, 'sokolov', /Ivan/)
  await pick(user, 'northwind llc', /Northwind LLC/)
  expect(onScreen()).toEqual(['2:100', '3:50', '4:10'])
  await release()
  expect(await screen.findByText(/^Not bound to Contact/)).toBeVisible()
  expect(onScreen()).toEqual(['2:100', '4:10'])
  await release()
  expect(await screen.findByText('Bound to Company Northwind LLC')).toBeVisible()
  expect(screen.getByText(/^Not bound to Contact/)).toBeVisible()
  expect(truth()).toEqual(['2:100', '4:10'])
  expect(onScreen()).toEqual(truth())
})

it('says at the entry what failed after the panel was closed', async () => {
  const view = await panel()
  const { user, emulator, truth, onScreen } = view
  const release = hold(view, 'bindings.bind')
  emulator.faults.add([{ method: 'crm.timeline.bindings.bind', error: 'ACCESS_DENIED' }])
  await pick(user, 'sokolov', /Ivan/)
  await user.click(screen.getByRole('button', { name: 'Close' }))
  expect(screen.queryByRole('combobox')).not.toBeInTheDocument()
  await release()
  expect(await screen.findByText(/^Not bound to Contact Ivan Sokolov/)).toBeVisible()
  expect(onScreen()).toEqual([])
  expect(truth()).toEqual(['2:100'])
  await user.click(screen.getByRole('button', { name: 'Close' }))
  expect(screen.queryByText(/^Not bound/)).not.toBeInTheDocument()
  expect(screen.getByRole('article')).toHaveFocus()
})

it('does not offer what is bound already, and says why', async () => {
  const { user, truth } = await panel({ bound: [IVAN.card] })
  await user.type(field(), 'sokolov')
  const option = await screen.findByRole('option', { name: /Ivan Sokolov #50/ })
  expect(option).toHaveTextContent('bound already')
  await user.click(option)
  expect(truth()).toEqual(['2:100', '3:50'])
})

it('binds what the portal’s picker gives, and does not wait for it', async () => {
  const { user, host, truth, onScreen } = await panel()
  await user.click(screen.getByRole('button', { name: 'Choose in Bitrix24…' }))
  await user.type(field(), 'sokolov')
  await user.click(await found(/Ivan/))
  await screen.findByText('Bound to Contact Ivan Sokolov')
  host.willPick(NORTHWIND)
  await user.click(screen.getByRole('button', { name: 'Choose in Bitrix24…' }))
  await screen.findByText('Bound to Company Northwind LLC')
  expect(truth()).toEqual(['2:100', '3:50', '4:10'])
  expect(onScreen()).toEqual(truth())
})

it('says so when the picker gives what is bound already', async () => {
  const { user, host, emulator } = await panel({ bound: [IVAN.card] })
  host.willPick(IVAN)
  await user.click(screen.getByRole('button', { name: 'Choose in Bitrix24…' }))
  expect(await screen.findByText('The entry is bound to Contact Ivan Sokolov already.')).toBeVisible()
  expect(emulator.log.some((each) => each.method.endsWith('.bind'))).toBe(false)
})

it('takes the answer of the picker opened last, and of none once it is closed', async () => {
  const answers: ((picked: PickedCard) => void)[] = []
  const pickCard = () => new Promise<PickedCard>((resolve) => answers.push(resolve))
  const { user, truth } = await panel({ host: { pickCard } })
  const open = screen.getByRole('button', { name: 'Choose in Bitrix24…' })
  await user.click(open)
  await user.click(open)
  await user.click(open)
  await act(async () => answers[0]?.(IVAN))
  expect(truth()).toEqual(['2:100'])
  await act(async () => answers[2]?.(NORTHWIND))
  await screen.findByText('Bound to Company Northwind LLC')
  await act(async () => answers[1]?.(IVAN))
  await user.click(open)
  await user.click(screen.getByRole('button', { name: 'Close' }))
  await act(async () => answers[3]?.(IVAN))
  expect(truth()).toEqual(['2:100', '4:10'])
})

it('says what to do when the picker does not open', async () => {
  const { user } = await panel({ host: { pickCard: () => Promise.reject(new Error('no dialog')) } })
  await user.click(screen.getByRole('button', { name: 'Choose in Bitrix24…' }))
  expect(await screen.findByText(/did not open\. Search here instead\./)).toBeVisible()
})

it('says what to do when the picker does not answer for five seconds, and takes it back with the answer', async () => {
  let answer: (picked: PickedCard) => void = () => {}
  const pickCard = () => new Promise<PickedCard>((resolve) => (answer = resolve))
  await panel({ host: { pickCard } })
  vi.useFakeTimers({ shouldAdvanceTime: true })
  const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms))
  act(() => screen.getByRole('button', { name: 'Choose in Bitrix24…' }).click())
  await pass(4_900)
  expect(screen.queryByText(/Search here instead/)).not.toBeInTheDocument()
  await pass(200)
  expect(screen.getByText(/^No dialog of Bitrix24 opened\? Search here instead/)).toBeVisible()
  await act(async () => answer(NORTHWIND))
  expect(screen.queryByText(/Search here instead/)).not.toBeInTheDocument()
  expect(await screen.findByText('Bound to Company Northwind LLC')).toBeVisible()
})

it('takes the words along to another kind of card', async () => {
  const { user } = await panel()
  await user.click(radio('Contact'))
  await user.type(field(), 'northwind')
  await screen.findByText('Nothing found')
  await user.click(radio('Company'))
  expect(await screen.findByRole('option', { name: /Northwind LLC #10/ })).toBeVisible()
})

it('offers the newest cards of the one kind that is searched', async () => {
  const { user } = await panel()
  await user.click(radio('Contact'))
  await user.click(field())
  await user.keyboard('{ArrowDown}')
  const options = await screen.findAllByRole('option')
  expect(options.map((each) => each.textContent)).toEqual([
    'ContactMarta Lindqvist #51',
    'ContactIvan Sokolov #50',
  ])
})

it('says when the search failed, and searches again', async () => {
  const { user, emulator } = await panel()
  await screen.findAllByRole('option')
  emulator.faults.add([{ method: 'batch', drop: 'before' }])
  await user.type(field(), 'sokolov')
  expect(await screen.findByText(/^The search did not work\. The connection was lost/)).toBeVisible()
  expect(screen.queryByText('Nothing found')).not.toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  await user.click(field())
  expect(await screen.findByRole('option', { name: /Ivan/ })).toBeVisible()
})

it('says that the other card could not be told, and tells it at a second try', async () => {
  const { user, emulator, truth, onScreen, ledger } = await panel()
  emulator.faults.add([
    { method: 'entity.item.add', error: 'ACCESS_DENIED' },
    { method: 'user.option.get', error: 'INTERNAL_SERVER_ERROR', status: 500 },
  ])
  await pick(user, 'sokolov', /Ivan/)
  expect(await screen.findByText(/^Bound to Contact Ivan Sokolov, but this could not/)).toBeVisible()
  expect(onScreen()).toEqual(truth())
  expect(ledger('3:50')).toHaveLength(0)
  await user.click(screen.getByRole('button', { name: 'Write it down' }))
  expect(await screen.findByText('Bound to Contact Ivan Sokolov')).toBeVisible()
  expect(ledger('3:50')).toHaveLength(1)
  expect(truth()).toEqual(['2:100', '3:50'])
})

it('closes on Escape, after the list and the words', async () => {
  const { user } = await panel()
  await user.type(field(), 'sokolov')
  await screen.findByRole('option', { name: /Ivan/ })
  await user.keyboard('{Escape}{Escape}')
  expect(field()).toHaveValue('')
  await user.keyboard('{Escape}')
  expect(screen.queryByRole('combobox')).not.toBeInTheDocument()
})

it('can be done with the keyboard alone', async () => {
  const { user, truth } = await panel()
  await screen.findAllByRole('option')
  await user.tab()
  expect(radio('All kinds')).toHaveFocus()
  await user.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}{ArrowRight}')
  expect(radio('Company')).toBeChecked()
  await user.tab()
  expect(screen.getByRole('button', { name: 'Choose in Bitrix24…' })).toHaveFocus()
  await user.tab({ shift: true })
  await user.tab({ shift: true })
  await user.keyboard('northwind')
  await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(1))
  await waitFor(() => expect(screen.getByRole('option')).not.toHaveAttribute('aria-disabled'))
  await user.keyboard('{ArrowDown}{Enter}')
  expect(await screen.findByText('Bound to Company Northwind LLC')).toBeVisible()
  expect(truth()).toEqual(['2:100', '4:10'])
})

it('is closed to readers, and says why', async () => {
  const { user, emulator, truth } = await panel({ userId: READER })
  expect(screen.getByText('Only people who may edit both cards can bind and unbind entries.')).toBeVisible()
  expect(screen.queryByRole('combobox')).not.toBeInTheDocument()
  expect(screen.getByRole('button', { name: 'Close' })).toHaveFocus()
  expect(emulator.log).toHaveLength(2)
  await user.keyboard('{Escape}')
  expect(screen.queryByRole('button', { name: 'Close' })).not.toBeInTheDocument()
  expect(truth()).toEqual(['2:100'])
})

it('binds to a card only an administrator sees, for an administrator', async () => {
  const { user, truth, onScreen } = await panel({ userId: ADMIN })
  await pick(user, 'confidential', /Confidential/)
  expect(await screen.findByText(/^Bound to Deal Confidential/)).toBeVisible()
  expect(truth()).toEqual(['2:100', '2:103'])
  expect(onScreen()).toEqual(truth())
})

it('does not let a click through twice while a binding is under way', async () => {
  const view = await panel()
  const { user, emulator } = view
  const release = hold(view, 'bindings.bind')
  await pick(user, 'sokolov', /Ivan/)
  await user.type(field(), 'sokolov')
  await user.click(await screen.findByRole('option', { name: /Ivan.*bound already/ }))
  await release()
  expect(await screen.findByText('Bound to Contact Ivan Sokolov')).toBeVisible()
  const binds = emulator.log.filter((request) => request.method === 'crm.timeline.bindings.bind')
  expect(binds).toHaveLength(1)
})
