import { expect, it } from 'vitest'
import { makeKey } from '../keys/api-key.ts'
import { ANY_KEY } from '../testing/test-gateway.ts'
import { readCall } from './batch-call.ts'

const reading = { key: makeKey(ANY_KEY, 0).row, earlier: new Map(), markOf: () => null }

it.each([{ action: 'x'.repeat(20_000) }, { action: 'get', entity: 'x'.repeat(20_000) }])(
  'repeats no more of a wrong word than helps to find it',
  (call) => {
    const read = () => readCall({ id: 'a', params: {}, ...call }, reading)
    expect(read).toThrow(/"x{60}…"/)
    expect(read).not.toThrow(/x{61}/)
  },
)
