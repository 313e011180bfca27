import { deleteEntry, writeEntry } from './entry-steps.ts'
import { expect, test } from './fixtures.ts'
import { ADMIN, MANAGER, PLACES } from './places.ts'
import * as step from './steps.ts'

const PEOPLE = { 'a manager': MANAGER, 'an admin': ADMIN }
const DIALECTS = ['cloud', 'docs'] as const

for (const dialect of DIALECTS) {
  for (const place of PLACES) {
    for (const [who, user] of Object.entries(PEOPLE)) {
      test(`${who} does a whole day's work in ${place.name} (${dialect})`, async ({
        control,
        open,
        tab,
        page,
      }) => {
        const desk: step.Desk = { page, tab, control, place }
        await control.reset({ dialect })
        await step.fill(control, place, 14)
        await open(place.path, { user })

        await step.readFirstScreen(desk)
        await step.showNext(desk)

        const [first = 0, second = 0] = await step.newestFirst(desk)
        const pinsBefore = await step.pins(desk)
        await step.pin(desk, second)
        await step.unpin(desk, second)
        expect(await step.pins(desk)).toEqual(pinsBefore)

        await step.writeNote(desk, first, 'He pays for the second lorry.')
        await step.changeNote(desk, first, 'He pays for both lorries.')
        await step.deleteNote(desk, first)

        await step.bind(desk, first)
        await step.unbind(desk, first)
        expect(await step.boundTo(desk, first)).toEqual([`${place.card.entityTypeId}:${place.card.entityId}`])

        const written = await writeEntry(desk, 'Lorries settled', 'Both paid')
        await deleteEntry(desk, written)

        await page.reload()
        await step.readFirstScreen(desk)
      })
    }
  }
}
