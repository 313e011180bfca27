import { expect, it } from 'vitest'
import { problemsOf } from './add-entry.ts'
import { hasWords } from './entry-draft.ts'
import { isBlank, visibleText } from './text.ts'

/** Each by itself shows as nothing. */
const BLANKS = ['', ' \t\n\r', '\u00A0', '\u2003', '\u2028', '\u3000', '\u0000', '\u007F', '\u2800']
const ZERO_WIDTH = ['\u200B', '\u200C', '\u200D', '\u200E', '\u200F', '\u2060', '\uFEFF', '\u00AD', '\u180E']
const OTHERS = [
  '\u034F',
  '\u061C',
  '\u202A',
  '\u2064',
  '\u206F',
  '\u180B',
  '\uFE0F',
  '\u{E0020}',
  '\u{E0100}',
]
const FILLERS = ['\u115F', '\u1160', '\u3164', '\uFFA0', '\u17B4']
const UNSEEN = [...BLANKS, ...ZERO_WIDTH, ...OTHERS, ...FILLERS, '\u200B \u2060\n\u3164']

it.each(UNSEEN)('sees nothing in %j', (text) => {
  expect([isBlank(text), visibleText(text)]).toEqual([true, ''])
  const entry = { title: text, text, iconCode: '' }
  expect([problemsOf(entry), hasWords(entry)]).toEqual([['title', 'text'], false])
})

it.each(['.', '0', '\u200Ba', ' \u2764\uFE0F ', '\u0301', '\uFFFD', '\u{1F468}\u200D\u{1F469}'])(
  'sees something in %j',
  (text) => {
    expect([isBlank(text), visibleText(text)]).toEqual([false, text.trim()])
    expect(problemsOf({ title: text, text, iconCode: '' })).toEqual([])
  },
)
