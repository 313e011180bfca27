import { describe, expect, it } from 'vitest'
import type { Message } from './catalogue.ts'
import { first } from './catalogues/en.ts'
import { panels } from './catalogues/en-panels.ts'
import { LANGUAGES, type Language } from './languages.ts'

const english: Record<string, Message> = { ...first, ...panels }

async function wordsOf({ load }: Language): Promise<Record<string, Message>> {
  const { first, loadPanels } = await load()
  return { ...first, ...(await loadPanels()) }
}

const PORTAL_LANGUAGES = 'ar br de en fr id it ja kz la ms pl ru sc tc th tr ua vn'.split(' ')

const forms = (message: Message): string[] =>
  typeof message === 'string' ? [message] : Object.values(message).filter((form) => form !== undefined)

const holes = (text: string) => [...new Set(text.match(/\{\w+\}/g))].toSorted()

it('knows the nineteen languages of the portal and no other', () => {
  expect(Object.keys(LANGUAGES).toSorted()).toEqual(PORTAL_LANGUAGES)
})

describe.each(Object.entries(LANGUAGES))('%s', (code, language) => {
  it('has every key in the same part, and no other', async () => {
    const { first: own, loadPanels } = await language.load()
    expect(Object.keys(own).toSorted()).toEqual(Object.keys(first).toSorted())
    expect(Object.keys(await loadPanels()).toSorted()).toEqual(Object.keys(panels).toSorted())
  })

  it('puts the same values into every sentence', async () => {
    const catalogue = await wordsOf(language)
    for (const [key, message] of Object.entries(english)) {
      const wanted = holes(forms(message).at(-1) ?? '')
      for (const form of forms(catalogue[key] ?? '')) {
        // A singular may say "one" in words instead of a figure.
        const found = holes(form)
        const wordy = typeof message !== 'string' && !found.includes('{count}')
        expect(wordy ? [...found, '{count}'].toSorted() : found, key).toEqual(wanted)
      }
    }
  })

  it('has all plural forms its grammar asks of whole numbers', async () => {
    const catalogue = await wordsOf(language)
    const rules = new Intl.PluralRules(language.tag)
    const wanted = new Set(Array.from({ length: 1_001 }, (_, count) => rules.select(count)))
    for (const [key, message] of Object.entries(catalogue)) {
      if (typeof message === 'string') continue
      for (const category of wanted) expect(message[category], `${key}: ${category}`).toBeTruthy()
    }
  })

  it('leaves no sentence empty, and none in English by oversight', async () => {
    const catalogue = await wordsOf(language)
    const same = Object.entries(catalogue).filter(
      ([key, message]) => JSON.stringify(message) === JSON.stringify(english[key]),
    )
    expect(
      Object.values(catalogue)
        .flatMap(forms)
        .filter((form) => form.trim() === ''),
    ).toEqual([])
    if (code !== 'en') expect(same.length).toBeLessThan(25)
  })
})
