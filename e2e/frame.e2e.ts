import type { Frame, Page } from '@playwright/test'
import { callAsApp } from './app-calls.ts'
import type { Control, Fault } from './control.ts'
import { expect, test } from './fixtures.ts'
import { foreignSite } from './foreign-site.ts'
import { ADMIN, DEAL, MANAGER } from './places.ts'
import { pagePort } from './ports.ts'

/** A card of every kind that can have the tab. */
const CARDS: Record<string, { path: string; card: [number, number] }> = {
  CRM_DEAL_DETAIL_TAB: { path: '/crm/deal/details/100/', card: [2, 100] },
  CRM_LEAD_DETAIL_TAB: { path: '/crm/lead/details/20/', card: [1, 20] },
  CRM_CONTACT_DETAIL_TAB: { path: '/crm/contact/details/50/', card: [3, 50] },
  CRM_COMPANY_DETAIL_TAB: { path: '/crm/company/details/10/', card: [4, 10] },
  CRM_QUOTE_DETAIL_TAB: { path: '/crm/type/7/details/30/', card: [7, 30] },
  CRM_SMART_INVOICE_DETAIL_TAB: { path: '/crm/type/31/details/5/', card: [31, 5] },
  CRM_ORDER_DETAIL_TAB: { path: '/shop/orders/details/8/', card: [14, 8] },
  CRM_DYNAMIC_174_DETAIL_TAB: { path: '/crm/type/174/details/5/', card: [174, 5] },
}

const FEED = { name: 'Entries of the trail' }

async function newest(control: Control, [entityTypeId, entityId]: [number, number]): Promise<number[]> {
  const { entries, bound } = await control.state(entityTypeId, entityId)
  const others = control.listsBound ? bound : []
  return [...entries.map(({ id }) => id), ...others].toSorted((a, b) => b - a).slice(0, 10)
}

/** The document of the app inside the card. */
function appFrame(page: Page): Frame {
  const frame = page.frames().find((each) => each.name().includes('|'))
  if (!frame) throw new Error('the card shows no app')
  return frame
}

for (const [placement, { path, card }] of Object.entries(CARDS)) {
  test(`${placement} shows the trail of its own card`, async ({ control, open, tab }) => {
    await control.reset()
    const [entityTypeId, entityId] = card
    const fields = { entityTypeId, entityId, title: `Written on ${placement}`, text: 'x', iconCode: '' }
    await control.webhook('crm.timeline.logmessage.add', { fields })
    await open(path, { user: MANAGER })
    const articles = tab.getByRole('feed', FEED).getByRole('article')
    // Until then the frame may still be on its way from one document to the next.
    await expect(articles.first()).toBeVisible()
    const shown = () => articles.evaluateAll((all) => all.map((each) => Number(each.dataset['entry'])))
    await expect.poll(shown).toEqual(await newest(control, card))
    await expect(articles.first().getByRole('heading', { name: `Written on ${placement}` })).toBeVisible()
  })
}

test.describe('what the portal says of the place', () => {
  const UNSAVED = 'This card is not saved yet'
  const UNKNOWN = 'Trail does not know this place'
  const OPENINGS: [string, Fault, string | null][] = [
    ['options as an object', { placementOptions: 'object' }, null],
    ['options as JSON text', { placementOptions: 'json' }, null],
    ['the number of the card with blanks around it', { entityId: ' 101 ' }, null],
    ['empty options', { placementOptions: 'empty' }, UNSAVED],
    ['no options', { placementOptions: 'missing' }, UNSAVED],
    ['options that are no JSON', { placementOptions: 'garbage' }, UNSAVED],
    ['the card number 0', { entityId: '0' }, UNSAVED],
    ['the card number abc', { entityId: 'abc' }, UNSAVED],
    ['a negative card number', { entityId: '-5' }, UNSAVED],
    ['an unknown placement', { placement: 'CRM_WHATEVER_DETAIL_TAB' }, UNKNOWN],
    ['a placement of no card', { placement: 'LEFT_MENU' }, UNKNOWN],
    ['a smart process with an impossible number', { placement: 'CRM_DYNAMIC_99_DETAIL_TAB' }, UNKNOWN],
  ]

  test('ends in the trail of the card or in a page that says what to do', async ({ control, open, tab }) => {
    for (const [name, fault, refusal] of OPENINGS) {
      await test.step(name, async () => {
        await control.reset()
        await control.fault(fault)
        await open('/crm/deal/details/101/', { user: MANAGER })
        if (refusal === null) {
          await expect(tab.getByRole('feed', FEED).getByRole('article')).toHaveCount(4)
          return
        }
        await expect(tab.getByRole('heading', { level: 1, name: refusal })).toBeVisible()
        await expect(tab.getByRole('button', { name: 'Load again' })).toBeVisible()
        expect(await control.posts()).toEqual([])
      })
    }
  })

  test('and the app itself can be opened in a slider or from the menu', async ({ control, open, tab }) => {
    await control.reset()
    await open('/marketplace/app/trail/', { user: MANAGER })
    await expect(tab.getByRole('heading', { level: 1, name: 'Trail is at work' })).toBeVisible()
  })
})

test.describe('without a portal that answers', () => {
  test('the page alone says where Trail lives', async ({ page }) => {
    await page.goto(`http://localhost:${pagePort}/`)
    await expect(page.getByRole('heading', { level: 1, name: 'Trail lives inside Bitrix24' })).toBeVisible()
    await page.getByRole('button', { name: 'Load again' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Trail lives inside Bitrix24' })).toBeVisible()
  })

  test('the page alone with the name of a frame does so too', async ({ page, control }) => {
    await page.goto(`http://localhost:${pagePort}/?LANG=fr`)
    const name = `${new URL(control.origin).host}|0|0123456789abcdef`
    await page.evaluate((forged) => void (window.name = forged), name)
    await page.reload()
    expect(await page.evaluate(() => window.name)).toBe(name)
    await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.getByRole('button')).toHaveCount(1)
  })

  test('a frame in a page that is no portal says so', async ({ page }) => {
    const site = await foreignSite(`http://localhost:${pagePort}/`)
    try {
      await page.goto(site.url)
      const heading = page.frameLocator('iframe').getByRole('heading', { level: 1 })
      await expect(heading).toHaveText('Trail lives inside Bitrix24')
    } finally {
      await site.close()
    }
  })

  for (const [what, fault] of Object.entries<Fault>({
    'that never answers': { frame: 'getInitData', mute: true },
    'that answers after a minute': { frame: 'getInitData', delay: 60_000 },
  })) {
    test(`a portal ${what} is given up within 15 seconds`, async ({ control, open, tab, page }) => {
      await page.clock.install()
      await control.reset()
      await control.fault(fault)
      await open(DEAL.path, { user: MANAGER })
      await expect.poll(() => control.faults()).toEqual([])
      await page.clock.fastForward(15_000)
      await expect(tab.getByRole('heading', { level: 1, name: 'The portal does not answer' })).toBeVisible()
      await tab.getByRole('button', { name: 'Load again' }).click()
      await expect(tab.getByRole('feed', FEED).getByRole('article')).toHaveCount(10)
    })
  }

  test('an answer nobody can read is said at once, in a frame that stays 240 px high', async ({
    control,
    open,
    tab,
    page,
  }) => {
    await page.setViewportSize({ width: 360, height: 900 })
    await control.reset()
    await control.fault({ frame: 'getInitData', answer: '{"LANG":"en","DOMAIN":' })
    await open(DEAL.path, { user: MANAGER })
    await expect(tab.getByRole('heading', { level: 1, name: 'The portal does not answer' })).toBeVisible()
    const root = tab.locator('#root')
    expect(await root.evaluate((each) => each.scrollHeight)).toBeLessThanOrEqual(240)
    await tab.getByRole('button', { name: 'Load again' }).click()
    await expect(tab.getByRole('feed', FEED).getByRole('article')).toHaveCount(10)
  })
})

test('a portal that does not answer a command is told of after five seconds, with the way around it', async ({
  control,
  open,
  tab,
  page,
}) => {
  await page.clock.install()
  await control.reset()
  await open(DEAL.path, { user: MANAGER })
  const article = tab.getByRole('feed', FEED).getByRole('article').first()
  await expect(article).toBeVisible()
  await control.fault({ frame: 'openPath', mute: true })
  await control.fault({ frame: 'selectCRM', mute: true })

  const author = article.getByRole('link').first()
  const address = (await author.getAttribute('href')) ?? ''
  await author.click()
  await expect.poll(() => control.faults()).toHaveLength(1)
  await page.clock.fastForward(5_100)
  await expect(article.getByText(/^Nothing opened\?/)).toBeVisible()
  await expect(article.getByRole('link', { name: address })).toHaveAttribute('target', '_blank')

  await article.getByRole('button', { name: 'Bind to a card' }).click()
  await article.getByRole('button', { name: 'Choose in Bitrix24…' }).click()
  await expect.poll(() => control.faults()).toEqual([])
  await page.clock.fastForward(5_100)
  await expect(article.getByText(/^No dialog of Bitrix24 opened\?/)).toBeVisible()
})

test('a foreign page cannot answer for the portal', async ({ control, page }) => {
  await control.reset()
  await control.fault({ frame: 'getInitData', delay: 2_500 })
  await page.addInitScript(() => {
    const heard: { origin: string; data: unknown }[] = []
    Object.assign(window, { heard })
    addEventListener('message', ({ origin, data }) => heard.push({ origin, data }), { capture: true })
  })
  const site = await foreignSite(`${control.origin}${DEAL.path}?user=${MANAGER}&lang=en`)
  try {
    await page.goto(site.url)
    const portal = page.frames().find((each) => each.url().startsWith(control.origin))
    const asked = async () => {
      const all = (await portal?.evaluate(() => Reflect.get(window, 'heard'))) ?? []
      return all
        .map(({ data }: { data: unknown }) => String(data))
        .find((text: string) => text.startsWith('getInitData:'))
    }
    await expect.poll(asked).toBeDefined()
    const key = (await asked())?.split(':')[1]
    // The very answer the tab waits for, but for another card, and from here.
    const lie = {
      LANG: 'de',
      DOMAIN: new URL(control.origin).host,
      PROTOCOL: 0,
      AUTH_ID: 'stolen',
      AUTH_EXPIRES: '3600',
      REFRESH_ID: 'stolen',
      MEMBER_ID: 'foreign',
      IS_ADMIN: true,
      INSTALL: false,
      FIRST_RUN: false,
      USER_OPTIONS: {},
      APP_OPTIONS: {},
      PLACEMENT: 'CRM_DEAL_DETAIL_TAB',
      PLACEMENT_OPTIONS: { ID: '101' },
    }
    await page.evaluate(
      (text) => frames[0]?.frames[0]?.postMessage(text, '*'),
      `${key}:${JSON.stringify(lie)}`,
    )
    const origins = () =>
      appFrame(page).evaluate(() =>
        Reflect.get(window, 'heard').map(({ origin }: { origin: string }) => origin),
      )
    await expect.poll(origins).toContain(new URL(site.url).origin)
    const tab = page.frameLocator('iframe').frameLocator('iframe[name*="|"]')
    await expect(tab.getByRole('feed', FEED).getByRole('article')).toHaveCount(10)
    await expect(tab.locator('html')).toHaveAttribute('lang', 'en')
    expect(new Set((await control.posts()).map(({ status }) => status))).toEqual(new Set([200]))
  } finally {
    await site.close()
  }
})

test('two tabs of the app work side by side in one card', async ({ control, open, page }) => {
  await control.reset()
  const second = { PLACEMENT: 'CRM_DEAL_DETAIL_TAB', HANDLER: `http://localhost:${pagePort}/?second` }
  await callAsApp(control, ADMIN, 'placement.bind', { ...second, TITLE: 'Second trail' })
  await open(DEAL.path, { user: MANAGER })
  const one = page.frameLocator('iframe[name*="|"]').first()
  await expect(one.getByRole('feed', FEED).getByRole('article')).toHaveCount(10)
  await page.getByRole('tab', { name: 'Second trail' }).click()
  const two = page.frameLocator('iframe[name*="|"]').last()
  await expect(two.getByRole('feed', FEED).getByRole('article')).toHaveCount(10)

  const [first = 0, other = 0] = await newest(control, [2, 100])
  const pin = (tab: typeof one, id: number) =>
    tab
      .getByRole('feed', FEED)
      .locator(`[data-entry="${id}"]`)
      .getByRole('button', { name: 'Pin', exact: true })
  await pin(two, first).click()
  await expect(
    two.getByRole('region', { name: 'Pinned entries' }).locator(`[data-entry="${first}"]`),
  ).toBeVisible()
  await page.getByRole('tab', { name: 'Trail', exact: true }).click()
  await pin(one, other).click()
  const pinned = one.getByRole('region', { name: 'Pinned entries' })
  await expect(pinned.locator(`[data-entry="${other}"]`)).toBeVisible()
  // What the other tab pinned came along with the list.
  await expect(pinned.locator(`[data-entry="${first}"]`)).toBeVisible()
  expect((await control.state(2, 100)).pins).toEqual(expect.arrayContaining([first, other]))
})

test.describe('the language', () => {
  for (const [lang, tag, dir] of [
    ['ru', 'ru', 'ltr'],
    ['ar', 'ar', 'rtl'],
  ] as const) {
    test(`is the portal's: ${lang}`, async ({ control, open, tab }) => {
      await control.reset()
      await open(DEAL.path, { user: MANAGER, lang })
      await expect(tab.getByRole('feed').getByRole('article')).toHaveCount(10)
      await expect(tab.locator('html')).toHaveAttribute('lang', tag)
      await expect(tab.locator('html')).toHaveAttribute('dir', dir)
      await expect(tab.getByRole('button', { name: 'New entry' })).toHaveCount(0)
    })
  }

  test('is English where the portal speaks one nobody knows', async ({ control, open, tab, page }) => {
    await control.reset()
    // The card's page is asked to open the app as a portal in a further language would.
    await page.route('**/__portal/open', (route) => {
      const request: unknown = route.request().postDataJSON()
      return route.continue({ postData: JSON.stringify(Object.assign({}, request, { lang: 'xx' })) })
    })
    await open(DEAL.path, { user: MANAGER })
    await expect(tab.getByRole('button', { name: 'New entry' })).toBeVisible()
    await expect(tab.locator('html')).toHaveAttribute('lang', 'en')
    await expect(tab.locator('html')).toHaveAttribute('dir', 'ltr')
  })
})

test.describe('a link to an entry', () => {
  test('opens it among its neighbours, whatever page it is on', async ({ control, open, tab }) => {
    await control.reset()
    const { entries } = await control.state(2, 100)
    const ids = entries.map(({ id }) => id).toSorted((a, b) => b - a)
    const [before = 0, wanted = 0, after = 0] = ids.slice(-3)
    await open(`${DEAL.path}?trail_entry=${wanted}`, { user: MANAGER })
    const feed = tab.getByRole('feed', FEED)
    const article = feed.locator('article[aria-current="true"]')
    await expect(article).toHaveAttribute('data-entry', String(wanted))
    await expect(article).toBeFocused()
    await expect(article).toBeInViewport()
    await expect(feed.locator(`[data-entry="${before}"] + [data-entry="${wanted}"]`)).toBeVisible()
    await expect(feed.locator(`[data-entry="${wanted}"] + [data-entry="${after}"]`)).toBeVisible()
  })

  test('says when the entry is gone', async ({ control, open, tab }) => {
    await control.reset()
    const fields = { ...DEAL.card, title: 'Short-lived', text: 'x', iconCode: '' }
    await callAsApp(control, ADMIN, 'crm.timeline.logmessage.add', { fields })
    const [id = 0] = await newest(control, [2, 100])
    await callAsApp(control, ADMIN, 'crm.timeline.logmessage.delete', { id })
    await open(`${DEAL.path}?trail_entry=${id}`, { user: MANAGER })
    await expect(tab.getByText('The entry from your link is no longer there.')).toBeVisible()
    await expect(tab.getByRole('feed', FEED).getByRole('article')).toHaveCount(10)
    await expect(tab.locator(`[data-entry="${id}"]`)).toHaveCount(0)
  })

  test('is what the menu of an entry copies', async ({ control, open, tab, page, context }) => {
    await control.reset()
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await open(DEAL.path, { user: MANAGER })
    const [, second = 0] = await newest(control, [2, 100])
    const article = tab.getByRole('feed', FEED).locator(`[data-entry="${second}"]`)
    await article.getByRole('button', { name: 'More actions' }).click()
    await article.getByRole('menuitem', { name: 'Copy link' }).click()
    await expect(article.getByText('Link copied')).toBeVisible()
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(copied).toBe(`${control.origin}${DEAL.path}?trail_entry=${second}`)
    await page.goto(copied)
    await expect(article).toBeFocused()
  })
})
