import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { beforeAll, expect, it } from 'vitest'
import { createEmulator } from '#emulator/create-emulator.ts'
import type { EmulatorOptions } from '#emulator/emulator.ts'
import { bindEntry, bindingsOf } from '#emulator/world/bindings.ts'
import { findCard, writeFields } from '#emulator/world/cards.ts'
import type { Card } from '#core/entity-types.ts'
import type { Entry } from '#core/entry.ts'
import { DEAL, READER, renderInPortal } from '#testing/render-in-portal.tsx'
import { BindingChips } from './binding-chips.tsx'

// It comes on demand; on a busy machine the first demand would be the slow one.
beforeAll(async () => void (await import('./unbind-ask.tsx')))

const CONTACT = { entityTypeId: 3, entityId: 50 }
const COMPANY = { entityTypeId: 4, entityId: 10 }
const HIDDEN_DEAL = { entityTypeId: 2, entityId: 103 }
const QUOTE = { entityTypeId: 7, entityId: 30 }
const ACTIVITY = { entityTypeId: 6, entityId: 77 }

interface Scene extends EmulatorOptions {
  userId?: number
  /** What the entry is bound to besides its own card. */
  bound?: readonly Card[]
  owner?: Card
  always?: boolean
  /** The title of the company. */
  company?: string
}

/** The newest entry of deal 100, bound as told. */
async function chips({ bound = [], userId, owner = DEAL, always = false, company, ...options }: Scene = {}) {
  const emulator = createEmulator(options)
  const card = findCard(emulator.world, COMPANY)
  if (card && company) writeFields(card, { title: company })
  const id = Math.max(...(emulator.world.owned.get('2:100') ?? []))
  for (const card of bound) bindEntry(emulator.world, id, card)
  let entry: Entry | undefined
  const view = await renderInPortal(
    ({ page }) => {
      entry = page.entries.find((each) => each.id === id) ?? { ...blank, id }
      return <BindingChips owner={owner} entry={entry} home={DEAL} homeTitle="Racks" always={always} />
    },
    { emulator, owner, ...(userId === undefined ? {} : { userId }) },
  )
  const truth = () =>
    bindingsOf(emulator.world, id)
      .map((each) => `${each.entityTypeId}:${each.entityId}`)
      .toSorted()
  const onScreen = () =>
    [...document.querySelectorAll('[data-card]')].map((each) => each.getAttribute('data-card')).toSorted()
  return { ...view, emulator, id, truth, onScreen }
}

const blank = { created: null, authorId: 7, title: '', text: '', iconCode: '' }

const group = () => screen.getByRole('group', { name: 'Cards this entry shows on' })
const ask = () => screen.getByRole('group', { name: /^Take this entry off/ })

it('draws nothing where the entry shows only on its own card, which is this one', async () => {
  const { container } = await chips()
  expect(container).toBeEmptyDOMElement()
})

it('draws even that card where it is asked to', async () => {
  await chips({ always: true })
  expect(within(group()).getByRole('link', { name: /two racks/ })).toBeVisible()
})

it('leads with the card the entry was written on, and names kind and title of all', async () => {
  await chips({ bound: [CONTACT, { entityTypeId: 1, entityId: 20 }, { entityTypeId: 174, entityId: 5 }] })
  const items = within(group()).getAllByRole('listitem')
  expect(items.map((each) => each.textContent)).toEqual([
    'The card this entry was written on: DealNorthwind: two racks and move to our data centre',
    'LeadWebsite form: GPU servers for a render farm',
    'ContactIvan Sokolov',
    'Equipment rentalLoan of a 10 kVA UPS to Northwind',
  ])
})

it('links to each card, and opens a plain click in a slider', async () => {
  const { host, user } = await chips({ bound: [CONTACT] })
  const link = screen.getByRole('link', { name: /Ivan Sokolov/ })
  expect(link).toHaveAttribute('href', 'http://portal.test/crm/contact/details/50/')
  await user.click(link)
  expect(host.opened).toEqual(['/crm/contact/details/50/'])
})

it('leaves a click that asks for a window of its own to the browser', async () => {
  const { host } = await chips({ bound: [CONTACT] })
  const link = screen.getByRole('link', { name: /Ivan Sokolov/ })
  link.addEventListener('click', (event) => event.stopPropagation())
  expect(fireEvent.click(link, { ctrlKey: true })).toBe(true)
  expect(fireEvent.click(link, { metaKey: true })).toBe(true)
  expect(host.opened).toEqual([])
})

it('says that a card may not be seen, and does not link to it', async () => {
  await chips({ bound: [HIDDEN_DEAL] })
  expect(screen.getByText('no access')).toBeVisible()
  expect(screen.getAllByRole('link')).toHaveLength(1)
  expect(screen.queryByText(/Confidential/)).not.toBeInTheDocument()
})

it('names what is no card, without a link and without a way to unbind it', async () => {
  await chips({ bound: [ACTIVITY] })
  expect(screen.getByText('Activity #77')).toBeVisible()
  expect(screen.queryByRole('button', { name: /Activity/ })).not.toBeInTheDocument()
})

it('sends nothing by itself', async () => {
  const { emulator } = await chips({ bound: [CONTACT, COMPANY] })
  const requests = emulator.log.length
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(emulator.log).toHaveLength(requests)
})

for (const dialect of ['cloud', 'docs'] as const) {
  it(`unbinds after a question, tells so, and keeps the focus at the entry (${dialect})`, async () => {
    const { user, truth, onScreen, emulator } = await chips({ dialect, bound: [CONTACT, COMPANY] })
    await user.click(screen.getByRole('button', { name: 'Unbind Contact Ivan Sokolov' }))
    await waitFor(() => expect(ask()).toBeVisible())
    expect(ask()).toHaveAccessibleName('Take this entry off Contact Ivan Sokolov?')
    expect(screen.getByRole('button', { name: 'Keep' })).toHaveFocus()
    expect(screen.queryByText(/written on this card/)).not.toBeInTheDocument()
    expect(emulator.log.some((each) => each.method.includes('unbind'))).toBe(false)
    await user.click(screen.getByRole('button', { name: 'Unbind' }))
    expect(await screen.findByText('Unbound from Contact Ivan Sokolov')).toBeVisible()
    expect(screen.getByText('Unbound from Contact Ivan Sokolov').closest('[role=status]')).not.toBeNull()
    expect(group()).toHaveFocus()
    expect(truth()).toEqual(['2:100', '4:10'])
    expect(onScreen()).toEqual(truth())
  })

  it(`tells of the last further card too, though no chips are left (${dialect})`, async () => {
    const { user, truth, onScreen } = await chips({ dialect, bound: [CONTACT] })
    await user.click(screen.getByRole('button', { name: 'Unbind Contact Ivan Sokolov' }))
    await user.click(screen.getByRole('button', { name: 'Unbind' }))
    expect(await screen.findByText('Unbound from Contact Ivan Sokolov')).toBeVisible()
    expect(group()).toHaveFocus()
    expect(truth()).toEqual(['2:100'])
    expect(onScreen()).toEqual([])
  })

  it(`explains a refusal in the question and shows the truth (${dialect})`, async () => {
    const { user, truth, onScreen } = await chips({ dialect, bound: [HIDDEN_DEAL] })
    await user.click(screen.getByRole('button', { name: 'Unbind Deal #103' }))
    await user.click(screen.getByRole('button', { name: 'Unbind' }))
    const alert = await within(ask()).findByRole('alert')
    await waitFor(() => expect(alert).toHaveTextContent(/you may not change Deal #103\. Ask the person/))
    expect(truth()).toEqual(['2:100', '2:103'])
    expect(onScreen()).toEqual(truth())
    await user.click(screen.getByRole('button', { name: 'Keep' }))
    expect(screen.getByRole('button', { name: 'Unbind Deal #103' })).toHaveFocus()
  })

  it(`unbinds once where the answer is lost (${dialect})`, async () => {
    const { user, truth, onScreen, emulator } = await chips({ dialect, bound: [CONTACT, COMPANY] })
    emulator.faults.add([{ method: 'crm.timeline.bindings.unbind', drop: 'after' }])
    await user.click(screen.getByRole('button', { name: 'Unbind Company Northwind LLC' }))
    await user.click(screen.getByRole('button', { name: 'Unbind' }))
    expect(await screen.findByText('Unbound from Company Northwind LLC')).toBeVisible()
    expect(truth()).toEqual(['2:100', '3:50'])
    expect(onScreen()).toEqual(truth())
  })

  it(`takes a binding that somebody else took away for taken away (${dialect})`, async () => {
    const { user, emulator, id, truth, onScreen } = await chips({ dialect, bound: [CONTACT, COMPANY] })
    emulator.world.bindings.set(id, [DEAL])
    await user.click(screen.getByRole('button', { name: 'Unbind Company Northwind LLC' }))
    await user.click(screen.getByRole('button', { name: 'Unbind' }))
    expect(await screen.findByText('Unbound from Company Northwind LLC')).toBeVisible()
    expect(truth()).toEqual(['2:100'])
    expect(onScreen()).toEqual([])
  })
}

it('explains a kind of card the portal does not unbind from', async () => {
  const { user, truth, onScreen } = await chips({ switches: { bindingTypes: 'five' }, bound: [QUOTE] })
  await user.click(screen.getByRole('button', { name: /^Unbind Quote/ }))
  await user.click(screen.getByRole('button', { name: 'Unbind' }))
  await waitFor(() => expect(within(ask()).getByRole('alert')).toHaveTextContent(/neither bind entries/))
  expect(truth()).toEqual(['2:100', '7:30'])
  expect(onScreen()).toEqual(truth())
})

it('can be tried again after the connection was lost', async () => {
  const { user, emulator, truth, onScreen } = await chips({ bound: [CONTACT, COMPANY] })
  emulator.faults.add([{ method: 'crm.timeline.bindings.unbind', drop: 'before', times: 2 }])
  await user.click(screen.getByRole('button', { name: 'Unbind Contact Ivan Sokolov' }))
  await user.click(screen.getByRole('button', { name: 'Unbind' }))
  await waitFor(() => expect(within(ask()).getByRole('alert')).toHaveTextContent(/connection was lost/))
  expect(onScreen()).toEqual(truth())
  await user.click(screen.getByRole('button', { name: 'Unbind' }))
  expect(await screen.findByText('Unbound from Contact Ivan Sokolov')).toBeVisible()
  expect(onScreen()).toEqual(truth())
})

it('says that the screen may be out of date where the truth could not be read afterwards', async () => {
  const { user, emulator, truth, onScreen } = await chips({ bound: [CONTACT, COMPANY] })
  emulator.faults.add([{ method: 'crm.timeline.bindings.list', error: 'INTERNAL_SERVER_ERROR', status: 500 }])
  await user.click(screen.getByRole('button', { name: 'Unbind Contact Ivan Sokolov' }))
  await user.click(screen.getByRole('button', { name: 'Unbind' }))
  await user.click(await screen.findByRole('button', { name: 'Try again' }))
  await waitFor(() => expect(screen.queryByText(/could not be read/)).not.toBeInTheDocument())
  expect(onScreen()).toEqual(truth())
})

it('warns of the card the entry was written on', async () => {
  const { user } = await chips({ bound: [CONTACT] })
  await user.click(screen.getByRole('button', { name: /^Unbind Deal/ }))
  expect(ask()).toHaveAccessibleDescription(/^The entry was written on this card\..*there\.$/)
})

it('warns of the last card', async () => {
  const { user, emulator, id } = await chips({ bound: [CONTACT] })
  emulator.world.bindings.set(id, [CONTACT])
  await user.click(screen.getByRole('button', { name: /^Unbind Deal/ }))
  await user.click(screen.getByRole('button', { name: 'Unbind' }))
  await screen.findByText(/^Unbound from Deal/)
  await user.click(screen.getByRole('button', { name: 'Unbind Contact Ivan Sokolov' }))
  expect(ask()).toHaveAccessibleDescription(/^This is the last card/)
})

it('gives both warnings where both hold, and says when no card is left', async () => {
  const { user, truth } = await chips({ always: true })
  await user.click(screen.getByRole('button', { name: /^Unbind Deal/ }))
  expect(ask()).toHaveAccessibleDescription(/written on this card.*last card/s)
  await user.click(screen.getByRole('button', { name: 'Unbind' }))
  expect(await screen.findByText('No card shows this entry any more.')).toBeVisible()
  expect(truth()).toEqual([])
})

it('keeps on Escape and gives the focus back', async () => {
  const { user, truth } = await chips({ bound: [CONTACT] })
  const remove = screen.getByRole('button', { name: 'Unbind Contact Ivan Sokolov' })
  await user.click(remove)
  await user.keyboard('{Escape}')
  expect(screen.queryByRole('group', { name: /^Take/ })).not.toBeInTheDocument()
  expect(remove).toHaveFocus()
  expect(truth()).toEqual(['2:100', '3:50'])
})

it('tells a reader beforehand why unbinding is closed', async () => {
  const { user, emulator, truth } = await chips({ bound: [CONTACT], userId: READER })
  const words = 'Only people who may edit both cards can bind and unbind entries.'
  const remove = screen.getByRole('button', { name: 'Unbind Contact Ivan Sokolov', description: words })
  expect(remove).toHaveAttribute('aria-disabled', 'true')
  await user.click(remove)
  expect(within(group()).getByText(words, { selector: '[role=status] *' })).toBeVisible()
  expect(emulator.log.some((each) => each.method.includes('unbind'))).toBe(false)
  expect(truth()).toEqual(['2:100', '3:50'])
})

it('says in one line that the cards could not be read, and reads them again', async () => {
  const emulator = createEmulator()
  emulator.faults.add([{ method: 'crm.timeline.bindings.list', error: 'INTERNAL_SERVER_ERROR', times: 0 }])
  const view = await renderInPortal(
    ({ page }) => {
      const entry = page.entries.find((each) => each.title.startsWith('Invoice prepared')) ?? page.entries[9]
      return entry && <BindingChips owner={DEAL} entry={entry} home={DEAL} homeTitle="" />
    },
    { emulator },
  )
  expect(screen.getByText(/cards of this entry could not be read/)).toBeVisible()
  emulator.faults.clear()
  await view.user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByRole('link', { name: /#5|INV-0712/ })).toBeVisible()
  expect(screen.queryByText(/could not be read/)).not.toBeInTheDocument()
})

it('isolates a title that runs right to left inside a question', async () => {
  const { user } = await chips({ bound: [COMPANY], company: 'חברה (2)' })
  const isolate = '\u2068Company \u2068חברה (2)\u2069\u2069'
  await user.click(screen.getByRole('button', { name: `Unbind ${isolate}` }))
  expect(await screen.findByText(`Take this entry off ${isolate}?`)).toBeVisible()
})
