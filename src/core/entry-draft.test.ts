import { expect, it } from 'vitest'
import { EMPTY_DRAFT, isSameEntry, printDraft, readDraft } from './entry-draft.ts'

const words = { title: 'Called', text: 'No answer', iconCode: 'call' }
const attempt = { entry: words, after: 12, openUntil: 0 }

it('comes back from storage as it was', () => {
  const draft = { ...words, attempt }
  expect(readDraft(printDraft(draft))).toEqual(draft)
})

it('keeps half a surrogate pair over storage', () => {
  const draft = { ...words, text: 'broken \uD83D', attempt: null }
  expect(readDraft(printDraft(draft))).toEqual(draft)
})

it.each([null, '', 'no json', '[]', '{"title":1}', 'null'])('reads %j as an empty draft', (json) => {
  expect(readDraft(json)).toEqual(EMPTY_DRAFT)
})

it('keeps the words where only the try is unreadable', () => {
  expect(readDraft(JSON.stringify({ ...words, attempt: { after: 'x' } }))).toEqual({
    ...words,
    attempt: null,
  })
})

it('is not worth keeping when it is empty', () => {
  expect(printDraft(EMPTY_DRAFT)).toBeNull()
  expect(printDraft({ ...EMPTY_DRAFT, iconCode: 'call' })).not.toBeNull()
  expect(printDraft({ ...EMPTY_DRAFT, attempt })).not.toBeNull()
})

it('compares entries as the portal would get them', () => {
  expect(isSameEntry(words, { ...words, title: ' Called ' })).toBe(true)
  expect(isSameEntry({ ...words, text: '\uD83D' }, { ...words, text: '\uFFFD' })).toBe(true)
  expect(isSameEntry(words, { ...words, text: 'No answer.' })).toBe(false)
  expect(isSameEntry(words, { ...words, iconCode: '' })).toBe(false)
})
