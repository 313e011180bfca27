import { describe, expect, it } from 'vitest'
import type { Message } from './catalogue.ts'
import { en } from './catalogues/en.ts'
import { LANGUAGES } from './languages.ts'

const PORTAL_LANGUAGES = 'ar br de en fr id it ja kz la ms pl ru sc tc th tr ua vn'.split(' ')

const forms = (message: Message): string[] =>
  typeof message === 'string' ? [message] : Object.values(message).filter((form) => form !== undefined)

const holes = (text: string) => [...new Set(text.match(/\{\w+\}/g))].toSorted()

it('knows the nineteen languages of the portal and no other', () => {
  expect(Object.keys(LANGUAGES).toSorted()).toEqual(PORTAL_LANGUAGES)
})

describe.each(Object.entries(LANGUAGES))('%s', (code, { tag, load }) => {
  it('has every key and no other', async () => {
    expect(Object.keys(await load()).toSorted()).toEqual(Object.keys(en).toSorted())
  })

  it('puts the same values into every sentence', async () => {
    const catalogue: Record<string, Message> = await load()
    for (const [key, message] of Object.entries<Message>(en)) {
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
    const catalogue: Record<string, Message> = await load()
    const rules = new Intl.PluralRules(tag)
    const wanted = new Set(Array.from({ length: 1_001 }, (_, count) => rules.select(count)))
    for (const [key, message] of Object.entries(catalogue)) {
      if (typeof message === 'string') continue
      for (const category of wanted) expect(message[category], `${key}: ${category}`).toBeTruthy()
    }
  })

  it('leaves no sentence empty, and none in English by oversight', async () => {
    const catalogue: Record<string, Message> = await load()
    const english: Record<string, Message> = en
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
