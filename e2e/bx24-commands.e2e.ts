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

/** Puts an app with these commands in place of the tab's page. */
async function serve(page: Page, ...commands: string[]): Promise<void> {
  await page.route(`http://localhost:${pagePort}/**`, (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: bx24Page(commands) }),
  )
}

test('an installer that calls installFinish without a callback makes the portal installed', async ({
  control,
  open,
  page,
}) => {
  await control.reset({ seed: 'empty', installed: false })
  await serve(page, 'setInstallFinish::')
  await open(APP, { user: ADMIN })
  await page.waitForURL(/install_finished=Y/)
  expect(await control.app()).toMatchObject({ installed: true })
})

test('commands without a callback are acted on and not answered', async ({ control, open, tab, page }) => {
  await control.reset()
  await serve(
    page,
    'resizeWindow:{"width":"100%","height":777}:',
    'setUserOption:{"name":"seen","value":"12:30"}:',
    'getInitData::asked',
  )
  await open(DEAL.path, { user: ADMIN })
  const answers = tab.getByRole('listitem')
  await expect(answers).toHaveText(/^asked:\{.*"USER_OPTIONS":\{"seen":"12:30"\}/)
  await expect(page.locator('iframe[name*="|"]').first()).toHaveCSS('height', '777px')
  await expect(answers).toHaveCount(1)
})

test('openPath without a callback opens the page beside the card', async ({ control, open, page }) => {
  await control.reset()
  await serve(page, 'openPath:{"path":"/crm/deal/details/101/"}:')
  await open(DEAL.path, { user: ADMIN })
  await expect(page.getByRole('dialog', { name: 'Portal page' })).toBeVisible()
})
