import { screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import type { Fault } from '#emulator/control/faults.ts'
import type { Emulator } from '#emulator/emulator.ts'
import { KINDS, holding, installPortal, leaveTab } from '#testing/install-portal.ts'
import { placementsOf, writesTo } from '#testing/install-portal.ts'
import { ADMIN, renderInPortal } from '#testing/render-in-portal.tsx'
import { InstallPage } from './install-page.tsx'

const wrongAddress: Fault = { method: 'placement.bind', error: 'ERROR_WRONG_HANDLER_URL', status: 200 }

function open(emulator: Emulator, isInstall: boolean) {
  const host = { isAdmin: true, isInstall, placement: 'DEFAULT' }
  return renderInPortal(() => <InstallPage />, { emulator, userId: ADMIN, host })
}

const button = (name: string) => screen.findByRole('button', { name })
const row = (name: string) => screen.findByRole('switch', { name })

for (const dialect of ['cloud', 'docs'] as const) {
  it(`names the step that failed, and goes on with the rest (${dialect})`, async () => {
    const emulator = installPortal({ dialect, installed: false })
    const { user, host } = await open(emulator, true)
    await row('Deal')
    emulator.faults.add([wrongAddress])
    await user.click(await button('Install'))
    const alert = await screen.findByRole('alert')
    await within(alert).findByText('This step did not work: switch the tab on in Lead')
    expect(alert).toHaveTextContent('reachable from the internet')
    expect(host.finished).toBe(false)
    await user.click(await button('Go on with the rest'))
    await waitFor(() => expect(host.finished).toBe(true))
    expect(screen.getByRole('status')).toHaveTextContent('this is missing: switch the tab on in Lead')
    expect(placementsOf(emulator)).toHaveLength(KINDS - 1)
    expect(await row('Lead')).toHaveAccessibleDescription('The tab will be switched on')
  })

  it(`takes a lost answer for done where the portal did it (${dialect})`, async () => {
    const emulator = installPortal({ dialect, installed: false })
    const { user } = await open(emulator, false)
    await user.click(await row('Deal'))
    emulator.faults.add([{ method: 'placement.bind', drop: 'after' }])
    await user.click(await button('Save'))
    expect(await screen.findByText('Trail is set up.')).toBeVisible()
    expect(placementsOf(emulator)).toHaveLength(1)
  })

  it(`stops where it is told to, keeps what was done, and continues later (${dialect})`, async () => {
    const emulator = installPortal({ dialect, installed: false })
    const { held, release } = holding(emulator, 'placement.bind')
    const { user, host } = await open(held, true)
    await user.click(await button('Install'))
    await screen.findByRole('progressbar', { name: 'Setting up: 2 of 10' })
    expect(await row('Deal')).toHaveAttribute('aria-disabled', 'true')
    await user.click(await button('Stop'))
    release()
    expect(await screen.findByText(/^Stopped\. What was done/)).toBeVisible()
    expect(await button('Install')).toHaveFocus()
    expect(host.finished).toBe(false)
    expect(placementsOf(emulator)).toHaveLength(1)
    expect(await row('Lead')).toHaveAccessibleDescription('The tab is on')
    await user.click(await button('Install'))
    await waitFor(() => expect(host.finished).toBe(true))
    expect(placementsOf(emulator)).toHaveLength(KINDS)
    expect(writesTo(emulator).filter((method) => method === 'placement.bind')).toHaveLength(KINDS)
  })
}

it('tries a failed step again where the person wants that', async () => {
  const emulator = installPortal({ installed: false })
  const { user, host } = await open(emulator, true)
  await row('Deal')
  emulator.faults.add([wrongAddress])
  await user.click(await button('Install'))
  await user.click(await button('Try again'))
  await waitFor(() => expect(host.finished).toBe(true))
  expect(placementsOf(emulator)).toHaveLength(KINDS)
})

it('does not end the installation over a last step that failed until the person says so', async () => {
  const emulator = installPortal({ installed: false })
  const { user, host } = await open(emulator, true)
  await row('Deal')
  for (const each of screen.getAllByRole('switch', { checked: true })) await user.click(each)
  expect(screen.getByText('No card is switched on, so nobody will see the tab.')).toBeVisible()
  await user.click(await row('Deal'))
  emulator.faults.add([wrongAddress])
  await user.click(await button('Install'))
  const finish = await button('Finish without it')
  expect(host.finished).toBe(false)
  await user.click(finish)
  await waitFor(() => expect(host.finished).toBe(true))
})

it('keeps what is chosen when a step fails, and says why in words', async () => {
  const emulator = installPortal({ installed: false })
  const { user } = await open(emulator, false)
  await user.click(await row('Deal'))
  emulator.faults.add([{ method: 'placement.bind', error: 'ACCESS_DENIED', status: 403 }])
  await user.click(await button('Save'))
  expect(await screen.findByText(/Only an administrator of the portal may do this\./)).toBeVisible()
  expect(await row('Deal')).toBeChecked()
  await user.click(await row('Lead'))
  expect(screen.getByRole('alert')).toBeEmptyDOMElement()
})

it('tells taking an old tab off from taking the tab off for good', async () => {
  const emulator = installPortal({ installed: false })
  leaveTab(emulator, 'CRM_DEAL_DETAIL_TAB', 'https://old.example/')
  const { user } = await open(emulator, false)
  await row('Deal')
  emulator.faults.add([{ method: 'placement.unbind', error: 'ERROR_ARGUMENT', status: 400, times: 2 }])
  await user.click(await button('Repair'))
  expect(await screen.findByText(/take the old tab off Deal/)).toBeVisible()
  await user.click(await row('Deal'))
  await user.click(await button('Save'))
  expect(await screen.findByText(/take the tab off Deal/)).toBeVisible()
})
