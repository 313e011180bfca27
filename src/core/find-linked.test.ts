import { expect, it } from 'vitest'
import type { Entry } from './entry.ts'
import { whereabouts } from './find-linked.ts'

const entry = (id: number): Entry => ({ id, created: null, authorId: 1, title: '', text: '', iconCode: '' })
const newest = { entries: [9, 7, 5].map(entry), hasNext: true }
const oldest = { entries: [5, 7, 9].map(entry), hasNext: true }

it('finds what is loaded', () => {
  expect(whereabouts(newest, 'newest', 7)).toBe('loaded')
  expect(whereabouts(oldest, 'oldest', 7)).toBe('loaded')
})

it('knows by the id what the list has not come to yet', () => {
  expect(whereabouts(newest, 'newest', 4)).toBe('further')
  expect(whereabouts(oldest, 'oldest', 12)).toBe('further')
})

it('knows what the list has passed', () => {
  expect(whereabouts(newest, 'newest', 6)).toBe('absent')
  expect(whereabouts(newest, 'newest', 99)).toBe('absent')
  expect(whereabouts(oldest, 'oldest', 4)).toBe('absent')
})

it('knows that nothing comes behind the end', () => {
  expect(whereabouts({ ...newest, hasNext: false }, 'newest', 4)).toBe('absent')
  expect(whereabouts({ entries: [], hasNext: false }, 'newest', 4)).toBe('absent')
})
