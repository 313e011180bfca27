import { z } from '@hono/zod-openapi'
import { expect, it } from 'vitest'
import { warningsHeader, warningsOf } from './warnings.ts'

const fields = z.object({ title: z.string(), run: z.object({ step: z.string() }).optional() })

it('names the unknown fields inside of a known one too', () => {
  expect(warningsOf({ titel: 1, run: { stap: 1 } }, fields)).toEqual([
    'Unknown field "titel" was ignored: did you mean "title"?',
    'Unknown field "run.stap" was ignored: did you mean "run.step"?',
  ])
})

it('looks no further where it has said enough', () => {
  const names = Array.from({ length: 20 }, (_, k) => [`titl${k}`, 1])
  const input = Object.defineProperty(Object.fromEntries(names), 'run', {
    enumerable: true,
    get: () => expect.unreachable('a look at what comes after it'),
  })
  const said = warningsOf(input, fields)
  expect(said).toHaveLength(21)
  expect(said.at(-1)).toBe('Only the first 20 unknown fields are named.')
})

it.each(['x', 'ключ', '\u{1F600}', '"\\\n'])(
  'is a short header in ASCII, whatever is in it: %j',
  (letter) => {
    const input = Object.fromEntries(Array.from({ length: 30 }, (_, k) => [`${k}${letter.repeat(90)}`, 1]))
    const all = warningsOf(input, fields)
    const header = warningsHeader(all)
    expect(header).toMatch(/^[\x20-\x7e]{2,1000}$/)
    const shown: string[] = JSON.parse(header)
    expect(shown.slice(0, -1)).toEqual(all.slice(0, shown.length - 1))
    expect(shown.at(-1)).toBe(`${all.length - shown.length + 1} more in meta.warnings.`)
  },
)

it('has all warnings in the header where they fit', () => {
  const few = warningsOf({ titel: 1 }, fields)
  expect(JSON.parse(warningsHeader(few))).toEqual(few)
})
