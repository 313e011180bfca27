import { z } from '@hono/zod-openapi'
import { expect, it } from 'vitest'
import { warningsOf } from './warnings.ts'

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
  expect(warningsOf(input, fields)).toHaveLength(20)
})
