import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { ADMIN, DEAL } from './places.ts'
import { pagePort } from './ports.ts'

const APP = '/marketplace/app/trail/'

/**
 * A page that sends commands as BX24.js does where a caller gives no callback: the key between the last two colons is
 * empty. It shows what the portal answers.
 */
const bx24Page = (commands: readonly string[]) => `<!doctype html>
<title>An app with BX24.js</title>
<p>Answers:</p>
<ol></ol>
<script>
  const sid = window.name.split('|')[2]
  addEventListener('message', ({ data }) => {
    const row = document.createElement('li')
    row.textContent = data
    document.querySelector('ol').append(row)
  })
  for (const command of ${JSON.stringify(commands)}) parent.postMessage(command + ':' + sid, '*')
</script>`

/**
 * Puts an app with these commands in place of the tab's page, and with `later` from its second opening on. Gives back
 * how often it was opened.
 */
async function serve(page: Page, commands: string[], later = commands): Promise<() => number> {
  let openings = 0
  await page.route(`http://localhost:${pagePort}/**`, (route) => {
    openings += 1
    const body = bx24Page(openings === 1 ? commands : later)
    return route.fulfill({ contentType: 'text/html; charset=utf-8', body })
  })
  return () => openings
}

test('an installer that calls installFinish without a callback makes the portal installed', async ({
  control,
  open,
  page,
}) => {
  await control.reset({ seed: 'empty', installed: false })
  await serve(page, ['setInstallFinish::'], ['getInitData::again'])
  await open(APP, { user: ADMIN })
  await page.waitForURL(/install_finished=Y/)
  expect(await control.app()).toMatchObject({ installed: true })
})

test('commands without a callback are acted on and not answered', async ({ control, open, tab, page }) => {
  await control.reset()
  await serve(page, [
    'resizeWindow:{"width":"100%","height":777}:',
    'setUserOption:{"name":"seen","value":"12:30"}:',
    'getInitData::asked',
  ])
  await open(DEAL.path, { user: ADMIN })
  const answers = tab.getByRole('listitem')
  await expect(answers).toHaveText(/^asked:\{.*"USER_OPTIONS":\{"seen":"12:30"\}/)
  await expect(page.locator('iframe[name*="|"]').first()).toHaveCSS('height', '777px')
  await expect(answers).toHaveCount(1)
})

for (const [scrollAndReload, answers, top] of [
  ['everywhere', ['scrolled:{"scroll":120}', /^asked:/], 120],
  ['ownPage', [/^asked:/], 0],
] as const) {
  test(`setScroll in a tab, as the portal's switch says: ${scrollAndReload}`, async ({
    control,
    open,
    tab,
    page,
  }) => {
    await control.reset({ switches: { scrollAndReload } })
    // Taller than the window, else there is nothing to scroll.
    const tall = 'resizeWindow:{"width":"100%","height":3000}:'
    await serve(page, [tall, 'setScroll:{"scroll":120}:scrolled', 'getInitData::asked'])
    await open(DEAL.path, { user: ADMIN })
    await expect(tab.getByRole('listitem')).toHaveText([...answers])
    expect(await page.evaluate(() => scrollY)).toBe(top)
  })
}

for (const [scrollAndReload, openings] of [
  ['everywhere', 2],
  ['ownPage', 1],
] as const) {
  test(`reloadWindow in a tab, as the portal's switch says: ${scrollAndReload}`, async ({
    control,
    open,
    tab,
    page,
  }) => {
    await control.reset({ switches: { scrollAndReload } })
    const first = ['reloadWindow::', 'getInitData::first']
    const opened = await serve(page, first, ['getInitData::again'])
    await open(DEAL.path, { user: ADMIN })
    await expect(tab.getByRole('listitem')).toHaveText(openings === 2 ? /^again:/ : /^first:/)
    expect(opened()).toBe(openings)
  })
}

test('openPath without a callback opens the page beside the card', async ({ control, open, page }) => {
  await control.reset()
  await serve(page, ['openPath:{"path":"/crm/deal/details/101/"}:'])
  await open(DEAL.path, { user: ADMIN })
  await expect(page.getByRole('dialog', { name: 'Portal page' })).toBeVisible()
})
