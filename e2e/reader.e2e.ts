import { expect, test } from './fixtures.ts'
import { PLACES, READER } from './places.ts'
import * as step from './steps.ts'

const NOTHING_BUT_READING = /\.(get|list)$|^profile$|^batch$|ownertype$|^user\.option\.get$/

for (const dialect of ['cloud', 'docs'] as const) {
  for (const place of PLACES) {
    test(`a reader of ${place.name} is told beforehand what is closed, and changes nothing (${dialect})`, async ({
      control,
      open,
      tab,
      page,
    }) => {
      const desk: step.Desk = { page, tab, control, place }
      await control.reset({ dialect })
      await step.fill(control, place, 14)
      const [id = 0] = await step.newestFirst(desk)
      await control.webhook('crm.timeline.note.save', { ...noteOf(desk, id), text: 'Nobody but us.' })
      await control.webhook('crm.timeline.bindings.bind', { fields: bindingOf(desk, id) })
      const before = await step.truth(desk)

      await open(place.path, { user: READER })
      await step.readFirstScreen(desk)
      await expect(tab.getByText('You can read this card but not change it')).toBeVisible()
      await step.showNext(desk)

      const article = step.entry(desk, id)
      await test.step('pin', async () => {
        const pin = article.getByRole('button', { name: 'Pin', exact: true })
        await expect(pin).toHaveAttribute('aria-disabled', 'true')
        await expect(pin).toHaveAccessibleDescription('Only people who may edit this card can pin.')
        await pin.click({ force: true })
        await expect(article.getByRole('status').filter({ hasText: 'can pin' })).toBeVisible()
      })

      await test.step('note', async () => {
        const reason = 'Only people who may edit this card can write notes.'
        const sheet = article.getByRole('group', { name: /^Note on/ })
        await expect(sheet).toContainText('Nobody but us.')
        for (const name of ['Change the note', 'Delete the note']) {
          const button = sheet.getByRole('button', { name })
          await expect(button).toHaveAttribute('aria-disabled', 'true')
          await expect(button).toHaveAccessibleDescription(reason)
          await button.click({ force: true })
          await expect(article.getByRole('status').filter({ hasText: reason })).toBeVisible()
        }
        await expect(article.getByRole('textbox')).toHaveCount(0)
      })

      await test.step('bind and unbind', async () => {
        const reason = 'Only people who may edit both cards can bind and unbind entries.'
        const bind = article.getByRole('button', { name: reason })
        await expect(bind).toHaveAttribute('aria-disabled', 'true')
        const { kind, title } = place.other
        const unbind = article.getByRole('button', { name: `Unbind ${kind} ${title}` })
        await expect(unbind).toHaveAccessibleDescription(reason)
        await unbind.click({ force: true })
        await expect(article.getByRole('status').filter({ hasText: reason })).toBeVisible()
      })

      await test.step('delete', async () => {
        await article.getByRole('button', { name: 'More actions' }).click()
        const remove = article.getByRole('menuitem', { name: 'Delete' })
        await expect(remove).toHaveAttribute('aria-disabled', 'true')
        await expect(remove).toHaveAccessibleDescription(
          'Only people who may edit this card can delete entries.',
        )
        await remove.press('Escape')
      })

      await test.step('write a new entry', async () => {
        const write = tab.getByRole('button', { name: 'New entry' })
        await expect(write).toHaveAttribute('aria-disabled', 'true')
        await expect(write).toHaveAccessibleDescription(
          'Only people who may edit this card can write entries.',
        )
        await write.click({ force: true })
        await write.press('e')
        await expect(tab.getByRole('form', { name: 'New entry' })).toHaveCount(0)
      })

      expect(await step.truth(desk)).toEqual(before)
      const calls = (await control.posts())
        .filter(({ path }) => !path.includes('/rest/1/'))
        .flatMap(({ method, batch }) => batch ?? [method])
      expect(calls.filter((method) => !NOTHING_BUT_READING.test(method) && method !== PROBE)).toEqual([])
    })
  }
}

/** Unpinning entry 0 is how the tab asks for rights; it can change nothing. */
const PROBE = 'crm.timeline.item.unpin'

function noteOf({ place }: step.Desk, id: number) {
  return { itemType: 1, itemId: id, ownerTypeId: place.card.entityTypeId, ownerId: place.card.entityId }
}

function bindingOf({ place }: step.Desk, id: number) {
  return { OWNER_ID: id, ENTITY_ID: place.other.card.entityId, ENTITY_TYPE: place.other.kind.toLowerCase() }
}
