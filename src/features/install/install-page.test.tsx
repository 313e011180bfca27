import { screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import type { Emulator } from '#emulator/emulator.ts'
import { HERE, KINDS, LANGUAGES, installPortal, leaveTab } from '#testing/install-portal.ts'
import { ledgerOf, placementsOf, writesTo } from '#testing/install-portal.ts'
import { ADMIN, MANAGER, READER, renderInPortal } from '#testing/render-in-portal.tsx'
import { translatePage } from '#testing/translate-page.ts'
import { InstallPage } from './install-page.tsx'

const OLD = 'https://old.example/trail/'

function open(emulator: Emulator, { install = false, userId = ADMIN } = {}) {
  const host = { isAdmin: userId === ADMIN, isInstall: install, placement: 'DEFAULT' }
  function page() {
    emulator.log.length = 0
    return <InstallPage />
  }
  return renderInPortal(page, { emulator, userId, host })
}

const button = (name: string) => screen.findByRole('button', { name })
const row = (name: string) => screen.findByRole('switch', { name })

for (const dialect of ['cloud', 'docs'] as const) {
  it(`installs everything by default and ends the installation (${dialect})`, async () => {
    const emulator = installPortal({ dialect, installed: false })
    const { user, host } = await open(emulator, { install: true })
    expect(await row('Deal')).toBeChecked()
    expect(screen.getAllByRole('switch', { checked: true })).toHaveLength(KINDS)
    expect(screen.queryByRole('region', { name: 'Trail is installed' })).not.toBeInTheDocument()
    await user.click(await button('Install'))
    await waitFor(() => expect(host.finished).toBe(true))
    expect(screen.getByText('Trail is set up.')).toBeVisible()
    expect(placementsOf(emulator)).toHaveLength(KINDS)
    for (const placement of placementsOf(emulator))
      expect(placement).toMatchObject({ handler: HERE, langAll: LANGUAGES })
    expect(ledgerOf(emulator)?.access.get('AU')).toBe('W')
  })

  it(`writes nothing when run again, and says so (${dialect})`, async () => {
    const emulator = installPortal({ dialect, installed: false })
    const first = await open(emulator, { install: true })
    await first.user.click(await button('Install'))
    await waitFor(() => expect(first.host.finished).toBe(true))
    first.unmount()
    const { user } = await open(emulator)
    const next = await screen.findByRole('region', { name: 'Trail is installed' })
    expect(
      within(next)
        .getAllByRole('listitem')
        .map((each) => each.textContent),
    ).toEqual([
      expect.stringMatching(/^Open a card/),
      expect.stringMatching(/^Ask a manager to open the same card/),
      expect.stringMatching(/first entry/),
    ])
    await user.click(await button('Save'))
    expect(await screen.findByText('Nothing to do: everything is as you chose.')).toBeVisible()
    expect(writesTo(emulator)).toEqual([])
    expect(screen.getAllByText('The tab is on')).toHaveLength(KINDS)
  })

  it(`switches one kind off and another on (${dialect})`, async () => {
    const emulator = installPortal({ dialect, installed: false })
    leaveTab(emulator, 'CRM_DEAL_DETAIL_TAB')
    const { user } = await open(emulator)
    await user.click(await row('Deal'))
    await user.click(await row('Equipment rental'))
    expect(await row('Deal')).toHaveAccessibleDescription('The tab will be switched off')
    expect(await row('Equipment rental')).toHaveAccessibleDescription('The tab will be switched on')
    await user.click(await button('Save'))
    expect(await screen.findByText('Trail is set up.')).toBeVisible()
    expect(placementsOf(emulator).map((each) => each.placement)).toEqual(['CRM_DYNAMIC_174_DETAIL_TAB'])
    expect(await row('Deal')).toHaveAccessibleDescription('The tab is off')
    expect(await row('Equipment rental')).toHaveAccessibleDescription('The tab is on')
  })

  it(`repairs old addresses, doubles and missing titles (${dialect})`, async () => {
    const emulator = installPortal({ dialect, installed: false })
    leaveTab(emulator, 'CRM_LEAD_DETAIL_TAB', OLD)
    leaveTab(emulator, 'CRM_DEAL_DETAIL_TAB')
    leaveTab(emulator, 'CRM_DEAL_DETAIL_TAB')
    leaveTab(emulator, 'CRM_QUOTE_DETAIL_TAB', HERE, {})
    const { user } = await open(emulator)
    expect(await row('Lead')).toHaveAccessibleDescription(/points to an old address/)
    expect(await row('Deal')).toHaveAccessibleDescription(/is there twice/)
    expect(await row('Quote')).toHaveAccessibleDescription(/lacks its title/)
    await user.click(await button('Repair'))
    expect(await screen.findByText('Trail is set up.')).toBeVisible()
    expect(placementsOf(emulator).map(({ placement, handler }) => [placement, handler])).toEqual([
      ['CRM_LEAD_DETAIL_TAB', HERE],
      ['CRM_DEAL_DETAIL_TAB', HERE],
      ['CRM_QUOTE_DETAIL_TAB', HERE],
    ])
    expect(screen.getAllByText('The tab is on')).toHaveLength(3)
  })

  it(`says what is missing without the scope for the ledger, and goes on (${dialect})`, async () => {
    const emulator = installPortal({ dialect, installed: false, scopes: ['crm', 'placement'] })
    const { user, host } = await open(emulator, { install: true })
    expect(await screen.findByText(/lacks the permission “entity”/)).toBeVisible()
    await user.click(await button('Install'))
    await waitFor(() => expect(host.finished).toBe(true))
    expect(placementsOf(emulator)).toHaveLength(KINDS)
    expect(writesTo(emulator)).not.toContain('entity.add')
  })

  it(`tells anybody else whom to ask in install mode, without a request (${dialect})`, async () => {
    const emulator = installPortal({ dialect, installed: false })
    await open(emulator, { install: true, userId: MANAGER })
    expect(await screen.findByRole('heading', { name: 'Trail is not set up yet' })).toBeVisible()
    expect(screen.queryByRole('switch')).not.toBeInTheDocument()
    expect(emulator.log).toEqual([])
  })

  it(`tells anybody else where Trail is once it is set up (${dialect})`, async () => {
    await open(installPortal({ dialect }), { userId: READER })
    expect(await screen.findByRole('heading', { name: 'Trail is at work' })).toBeVisible()
  })

  it(`tells anybody else whom to ask where the portal says that nothing is set up (${dialect})`, async () => {
    await open(installPortal({ dialect, installed: false }), { userId: READER })
    expect(await screen.findByRole('heading', { name: 'Trail is not set up yet' })).toBeVisible()
  })
}

it('reads everything in one request', async () => {
  const emulator = installPortal()
  await open(emulator)
  await row('Deal')
  expect(emulator.log).toHaveLength(1)
})

it('does not miss titles in languages that the portal did not keep', async () => {
  const emulator = installPortal({ installed: false })
  const { user } = await open(emulator)
  await user.click(await row('Deal'))
  const tabs = placementsOf(emulator)
  const push = tabs.push.bind(tabs)
  tabs.push = (...added) => push(...added.map((tab) => ({ ...tab, langAll: { en: { TITLE: 'Trail' } } })))
  await user.click(await button('Save'))
  expect(await screen.findByText('Trail is set up.')).toBeVisible()
  expect(await row('Deal')).toHaveAccessibleDescription('The tab is on')
})

it('says that it is out of date where the portal cannot be read again', async () => {
  const emulator = installPortal({ installed: false })
  const { user } = await open(emulator)
  await user.click(await row('Deal'))
  emulator.faults.add([{ method: 'batch', status: 500 }])
  await user.click(await button('Save'))
  expect(await screen.findByText(/may be out of date/)).toBeVisible()
  await user.click(await button('Try again'))
  await waitFor(() => expect(screen.queryByText(/may be out of date/)).not.toBeInTheDocument())
  expect(await row('Deal')).toHaveAccessibleDescription('The tab is on')
})

it('offers to read again where nothing could be read', async () => {
  const emulator = installPortal()
  function page() {
    emulator.faults.add([{ method: 'batch', status: 500 }])
    return <InstallPage />
  }
  const { user } = await renderInPortal(page, { emulator, userId: ADMIN, host: { isAdmin: true } })
  expect(await screen.findByRole('heading', { name: 'The set-up could not be read' })).toBeVisible()
  await user.click(await button('Try again'))
  expect(await row('Deal')).toBeVisible()
})

it('switches, repairs and tells on a page that is translated', async () => {
  const emulator = installPortal({ installed: false })
  leaveTab(emulator, 'CRM_DEAL_DETAIL_TAB', OLD)
  const { user, container } = await open(emulator)
  await row('Deal')
  const knownTexts = translatePage(container)
  await user.click(await row('Deal'))
  expect(await row('Deal')).toHaveAccessibleDescription('The tab will be switched off')
  await user.click(await row('Deal'))
  await user.click(await row('Equipment rental'))
  await user.click(await button('Save'))
  await waitFor(() => expect(placementsOf(emulator).map((each) => each.handler)).toEqual([HERE, HERE]))
  expect(knownTexts()).toEqual([])
})
