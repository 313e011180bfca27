import type { Frame, Page } from '@playwright/test'
import type { Control } from './control.ts'
import { expect, test } from './fixtures.ts'
import { ADMIN, MANAGER } from './places.ts'
import { PAYLOADS } from './payloads.ts'
import { pagePort } from './ports.ts'

const PAGE = `http://localhost:${pagePort}`
const CARD = { entityTypeId: 2, entityId: 102 }
const PATH = '/crm/deal/details/102/'

/** Every payload as a title, a text, an icon, a note, the name of its author and the title of a further card. */
async function poison({ origin }: Control): Promise<void> {
  const person = (k: number) => 1_000 + k
  const further = (k: number) => ({ entityTypeId: 2, entityId: 2_000 + k })
  const world = {
    people: PAYLOADS.map((name, k) => ({ id: person(k), name })),
    cards: [
      { ...CARD, title: PAYLOADS.join(' ') },
      ...PAYLOADS.map((title, k) => ({ ...further(k), title })),
    ],
    entries: PAYLOADS.map((payload, k) => ({
      ...CARD,
      authorId: person(k),
      title: payload,
      text: payload,
      iconCode: payload,
      note: payload,
      bind: [further(k)],
    })),
  }
  const answer = await fetch(`${origin}/__emulator/world`, { method: 'POST', body: JSON.stringify(world) })
  expect(answer.status).toBe(200)
}

/** Everything that would tell of an attack, for as long as the page lives. */
function watch(page: Page, allowed: readonly string[]): string[] {
  const alarms: string[] = []
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url())
    if (protocol !== 'data:' && !allowed.includes(origin)) alarms.push(`request: ${request.url()}`)
  })
  page.on('dialog', (dialog) => {
    alarms.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('popup', (popup) => alarms.push(`window: ${popup.url()}`))
  page.on('framenavigated', (frame) => {
    const { protocol, origin } = new URL(frame.url())
    if (protocol !== 'about:' && !allowed.includes(origin)) alarms.push(`navigation: ${frame.url()}`)
  })
  return alarms
}

function appFrame(page: Page): Frame {
  const frame = page.frames().find((each) => each.name().includes('|'))
  if (!frame) throw new Error('the card shows no app')
  return frame
}

/** What must not be in the app's page, as far as anything of it is there. */
function findings(portal: string): string[] {
  const found: string[] = []
  const forbidden =
    'script, iframe, object, embed, base, meta, link, style, form[action], img, video, audio, math, animate, use, foreignObject'
  for (const each of document.body.querySelectorAll(`#root :is(${forbidden})`)) found.push(each.outerHTML)
  for (const each of document.querySelectorAll('#root *')) {
    for (const { name, value } of each.attributes) {
      if (/^on|^srcdoc$|^formaction$|^xlink:/i.test(name)) found.push(`${name}=${value}`)
      if (name === 'style' && /url\(|expression|attacker/i.test(value)) found.push(`${name}=${value}`)
    }
    if (!(each instanceof HTMLAnchorElement) || !each.hasAttribute('href')) continue
    const { protocol, origin } = new URL(each.href)
    const follows = ['http:', 'https:', 'mailto:', 'tel:'].includes(protocol)
    if (!follows && origin !== portal) found.push(`link: ${each.href}`)
    if (each.target === '_blank' && !each.relList.contains('noopener')) found.push(`opener: ${each.href}`)
  }
  return found
}

async function expectHarmless(page: Page, alarms: readonly string[], portal: string): Promise<void> {
  for (const frame of page.frames()) expect(await frame.evaluate(() => 'pwned' in window)).toBe(false)
  expect(page.frames()).toHaveLength(2)
  expect(await appFrame(page).evaluate(findings, portal)).toEqual([])
  expect(alarms).toEqual([])
}

test(`none of ${PAYLOADS.length} payloads runs, wherever it stands`, async ({ control, open, tab, page }) => {
  const alarms = watch(page, [PAGE, control.origin])
  await control.reset({ switches: { rateLimit: false } })
  await poison(control)
  await open(PATH, { user: MANAGER })
  const articles = tab.getByRole('feed').getByRole('article')
  for (let count = 10; count < PAYLOADS.length; count += 10) {
    await expect(articles).toHaveCount(count)
    await tab.getByRole('button', { name: /^Show the next/ }).dispatchEvent('click')
  }
  await expect(articles).toHaveCount(PAYLOADS.length)

  // They are all there as what they are: text.
  const shown = await articles.evaluateAll((all) =>
    all.map((each) => ({
      title: each.querySelector('h3')?.textContent ?? '',
      author: each.querySelector('h3 ~ span a')?.textContent ?? '',
      all: each.textContent ?? '',
    })),
  )
  const newestFirst = PAYLOADS.toReversed()
  // Entities that a title is written with are read; what they spell is text like the rest.
  const read = (title: string) =>
    title.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&#106;', 'j').trim()
  expect(shown.map(({ title }) => title)).toEqual(newestFirst.map(read))
  expect(shown.map(({ author }) => author)).toEqual(newestFirst.map((each) => each.trim()))
  for (const [k, payload] of newestFirst.entries()) {
    // Title, text, note, author and the further card; marks and entities may be shown otherwise in the first three.
    const times = (shown[k]?.all.split(payload.trim()).length ?? 1) - 1
    expect(times, payload).toBeGreaterThanOrEqual(payload.includes('&') ? 2 : /[[\n]/.test(payload) ? 3 : 5)
  }
  await expectHarmless(page, alarms, control.origin)

  // Whoever points at things, walks through them and types sets nothing off either.
  for (const each of [0, 30, 60, 90]) {
    await articles.nth(each).hover()
    await articles.nth(each).focus()
    await page.keyboard.press('Tab')
  }
  await expectHarmless(page, alarms, control.origin)
})

test('payloads typed into the form and found by the search stay text too', async ({
  control,
  open,
  tab,
  page,
}) => {
  const alarms = watch(page, [PAGE, control.origin])
  await control.reset({ switches: { rateLimit: false } })
  await poison(control)
  await open(PATH, { user: ADMIN })
  await tab.getByRole('button', { name: 'New entry' }).click()
  const form = tab.getByRole('form', { name: 'New entry' })
  await form.getByRole('textbox', { name: 'Title' }).fill(PAYLOADS.join(' '))
  await form.getByRole('textbox', { name: 'Text' }).fill(PAYLOADS.join('\n'))
  const native = form.getByRole('region', { name: 'In the Bitrix24 timeline' })
  await expect(native).toContainText('<script>window.pwned=1</script>')
  await expectHarmless(page, alarms, control.origin)
  await form.getByRole('button', { name: 'Cancel' }).click()

  const first = tab.getByRole('feed').getByRole('article').first()
  await first.getByRole('button', { name: 'Bind to a card' }).click()
  const panel = first.getByRole('region', { name: 'Bind to a card' })
  await panel.getByRole('radiogroup').getByText('Deal', { exact: true }).click()
  await panel.getByRole('combobox').fill('pwned')
  await expect(panel.getByRole('option').first()).toContainText('pwned')
  await expectHarmless(page, alarms, control.origin)
})

test('the page is sent with a policy that lets nothing run but its own files', async ({
  control,
  open,
  tab,
  page,
  noise,
}) => {
  const opened = page.waitForResponse((answer) => answer.url().startsWith(`${PAGE}/?`))
  await control.reset()
  await open(PATH, { user: MANAGER })
  const answer = await opened
  expect(answer.request().method()).toBe('POST')
  const policy = new Map(
    (answer.headers()['content-security-policy'] ?? '').split('; ').map((each) => {
      const [name = '', ...values] = each.split(' ')
      return [name, values.join(' ')]
    }),
  )
  expect(policy.get('default-src')).toBe("'none'")
  expect(policy.get('script-src')).toBe("'self'")
  expect(policy.get('style-src')).toBe("'self'")
  expect(answer.headers()['x-content-type-options']).toBe('nosniff')

  await expect(tab.getByRole('heading', { name: 'Nothing here yet' })).toBeVisible()
  const refused = await appFrame(page).evaluate(async () => {
    const violations: string[] = []
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
      violations.push(effectiveDirective)
    })
    const script = document.createElement('script')
    script.textContent = 'window.pwned = 1'
    document.body.append(script)
    const button = document.createElement('button')
    button.setAttribute('onclick', 'window.pwned = 2')
    document.body.append(button)
    button.click()
    const far = document.createElement('script')
    far.src = 'https://attacker.invalid/a.js'
    document.body.append(far)
    // Later, for what a test evaluates itself is let off the policy.
    const evaluated = await new Promise((resolve) => {
      setTimeout(() => {
        try {
          resolve(Reflect.construct(Function, ['return 3'])())
        } catch (error) {
          resolve(error instanceof Error ? error.name : 'refused')
        }
      }, 200)
    })
    return { violations, evaluated, pwned: Reflect.get(window, 'pwned') ?? null }
  })
  expect(refused.pwned).toBeNull()
  expect(refused.evaluated).toBe('EvalError')
  expect(refused.violations.slice(0, 3)).toEqual(['script-src-elem', 'script-src-attr', 'script-src-elem'])

  // And what the other tests look for would not escape them.
  await appFrame(page).evaluate(() => {
    const planted = document.createElement('div')
    planted.innerHTML = '<a href="javascript:1">x</a><p onclick="x">y</p><style>z</style>'
    document.querySelector('#root')?.append(planted)
  })
  expect(await appFrame(page).evaluate(findings, control.origin)).toHaveLength(3)
  // The browser's own words about what it has just refused.
  expect(noise.every((line) => line.includes('Content Security Policy'))).toBe(true)
  noise.length = 0
})
