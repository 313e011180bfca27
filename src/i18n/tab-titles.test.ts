import { expect, it } from 'vitest'
import { TAB_TITLES } from './tab-titles.ts'

const CODES = 'ar br de en fr id it ja kz la ms pl ru sc tc th tr ua vn'.split(' ')

it('names the tab in each of the portal’s nineteen languages', () => {
  expect(Object.keys(TAB_TITLES)).toEqual(CODES)
})

it.each(Object.entries(TAB_TITLES))('is one short line in %s', (_, title) => {
  expect(title).toMatch(/^\S.{0,12}$/u)
  expect(title).toBe(title.trim().normalize('NFC'))
})
