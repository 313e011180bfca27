import { callAsApp } from './app-calls.ts'
import type { Control } from './control.ts'
import { expect, test } from './fixtures.ts'
import { ADMIN, DEAL, MANAGER, READER } from './places.ts'
import { pagePort } from './ports.ts'

const APP = '/marketplace/app/trail/'
const HERE = `http://localhost:${pagePort}/`
const OLD = 'https://old.trail.example/'

/** Seven kinds of cards and two smart processes. */
const KINDS = [
  'CRM_COMPANY_DETAIL_TAB',
  'CRM_CONTACT_DETAIL_TAB',
  'CRM_DEAL_DETAIL_TAB',
  'CRM_DYNAMIC_1042_DETAIL_TAB',
  'CRM_DYNAMIC_174_DETAIL_TAB',
  'CRM_LEAD_DETAIL_TAB',
  'CRM_ORDER_DETAIL_TAB',
  'CRM_QUOTE_DETAIL_TAB',
  'CRM_SMART_INVOICE_DETAIL_TAB',
]

/** The tabs as the portal keeps them, as `code address`. */
async function tabsOf(control: Control): Promise<string[]> {
  const { placements } = await control.app()
  return placements.map(({ placement, handler }) => `${placement} ${handler}`).toSorted()
}

const everywhere = KINDS.map((code) => `${code} ${HERE}`)

for (const dialect of ['cloud', 'docs'] as const) {
  test(`an admin installs: tabs, shared list, and the cards have Trail (${dialect})`, async ({
    control,
    open,
    tab,
    page,
  }) => {
    await control.reset({ seed: 'empty', dialect, installed: false })
    await open(DEAL.path, { user: ADMIN })
    await expect(page.getByRole('tab', { name: 'Trail' })).toHaveCount(0)

    await open(APP, { user: ADMIN })
    await expect(tab.getByRole('switch', { checked: true })).toHaveCount(KINDS.length)
    await expect(tab.getByText('Not there yet. The button below makes it.')).toBeVisible()
    await tab.getByRole('button', { name: 'Install' }).click()
    await page.waitForURL(/install_finished=Y/)
    await expect(tab.getByText('The tab is on', { exact: true })).toHaveCount(KINDS.length)
    await expect(tab.getByText('Everybody who uses Trail sees the same pins and bindings.')).toBeVisible()
    await expect(tab.getByRole('button', { name: 'Install' })).toHaveCount(0)
    expect(await tabsOf(control)).toEqual(everywhere)
    expect(await control.app()).toMatchObject({ installed: true, storages: ['trail'] })

    await open('/crm/type/1042/details/2/', { user: MANAGER, lang: 'ru' })
    await expect(page.getByRole('tab', { name: 'След' })).toHaveAttribute('aria-selected', 'true')
    await open('/crm/type/1042/details/2/', { lang: 'en' })
    await expect(tab.getByRole('heading', { name: 'Nothing here yet' })).toBeVisible()
  })

  test(`run again after an update it repairs and doubles nothing (${dialect})`, async ({
    control,
    open,
    tab,
  }) => {
    await control.reset({ dialect })
    const bind = (PLACEMENT: string, HANDLER: string) =>
      callAsApp(control, ADMIN, 'placement.bind', { PLACEMENT, HANDLER, TITLE: 'Trail' })
    // The deal's tab is left at the old address only, the lead's at both, the quote's without its titles.
    await callAsApp(control, ADMIN, 'placement.unbind', { PLACEMENT: 'CRM_DEAL_DETAIL_TAB' })
    await bind('CRM_DEAL_DETAIL_TAB', OLD)
    await bind('CRM_LEAD_DETAIL_TAB', OLD)
    await callAsApp(control, ADMIN, 'placement.unbind', { PLACEMENT: 'CRM_QUOTE_DETAIL_TAB' })
    await bind('CRM_QUOTE_DETAIL_TAB', HERE)

    await open(APP, { user: ADMIN })
    const row = (name: string) => tab.getByRole('switch', { name })
    await expect(row('Deal')).toHaveAccessibleDescription(/points to an old address/)
    await expect(row('Lead')).toHaveAccessibleDescription(/is there twice/)
    await expect(row('Quote')).toHaveAccessibleDescription(/lacks its title/)
    await tab.getByRole('button', { name: 'Repair' }).click()
    await expect(tab.getByText('Trail is set up.')).toBeVisible()
    await expect(tab.getByText('The tab is on', { exact: true })).toHaveCount(8)
    expect(await tabsOf(control)).toEqual(everywhere.filter((each) => !each.includes('_1042_')))

    const before = (await control.posts()).length
    await tab.getByRole('button', { name: 'Save' }).click()
    await expect(tab.getByText('Nothing to do: everything is as you chose.')).toBeVisible()
    expect(await control.posts()).toHaveLength(before)
  })
}

test('a portal that is set up is greeted without a complaint', async ({ control, open, tab }) => {
  await control.reset()
  await open(APP, { user: ADMIN })
  await expect(tab.getByText('The tab is on', { exact: true })).toHaveCount(8)
  await expect(tab.getByText('will be repaired')).toHaveCount(0)
})

test('a kind of card is switched off and another one on', async ({ control, open, tab, page }) => {
  await control.reset()
  await open(APP, { user: ADMIN })
  await tab.getByRole('switch', { name: 'Deal' }).click()
  await tab.getByRole('switch', { name: 'Onboarding' }).click()
  await tab.getByRole('button', { name: 'Save' }).click()
  await expect(tab.getByText('Trail is set up.')).toBeVisible()
  expect(await tabsOf(control)).toEqual(everywhere.filter((each) => !each.includes('_DEAL_')))
  await open(DEAL.path)
  await expect(page.getByRole('tab', { name: 'Trail' })).toHaveCount(0)
})

test('a step that fails is named, and the rest is done after another try', async ({
  control,
  open,
  tab,
  page,
}) => {
  await control.reset({ seed: 'empty', installed: false })
  await control.fault({ method: 'placement.bind', error: 'ERROR_WRONG_HANDLER_URL', status: 400 })
  await open(APP, { user: ADMIN })
  await tab.getByRole('button', { name: 'Install' }).click()
  await expect(tab.getByText(/^This step did not work: switch the tab on in/)).toBeVisible()
  await expect(tab.getByText(/reachable from the internet by https/)).toBeVisible()
  expect((await control.app()).installed).toBe(false)
  await tab.getByRole('button', { name: 'Try again' }).click()
  await page.waitForURL(/install_finished=Y/)
  await expect.poll(() => tabsOf(control)).toEqual(everywhere)
})

test('anybody else is told whom to ask, before and after', async ({ control, open, tab, page }) => {
  await control.reset({ seed: 'empty', installed: false })
  await open(APP, { user: MANAGER })
  await expect(page.getByText(/not fully installed yet/)).toBeVisible()

  await control.reset()
  for (const user of [MANAGER, READER]) {
    await open(APP, { user })
    await expect(tab.getByRole('heading', { level: 1, name: 'Trail is at work' })).toBeVisible()
    await expect(tab.getByRole('switch')).toHaveCount(0)
  }
})

test('the first run waits for the portal, and gives up on a mute one', async ({
  control,
  open,
  tab,
  page,
}) => {
  await page.clock.install()
  await control.reset({ seed: 'empty', installed: false })
  await control.fault({ frame: 'setInstall', mute: true })
  await open(APP, { user: ADMIN })
  await expect.poll(() => control.faults()).toEqual([])
  await page.clock.fastForward(15_000)
  await expect(tab.getByRole('heading', { name: 'The portal does not answer' })).toBeVisible()
  await tab.getByRole('button', { name: 'Load again' }).click()
  await expect(tab.getByRole('button', { name: 'Install' })).toBeVisible()
})
