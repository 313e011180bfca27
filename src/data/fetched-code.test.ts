import { expect, it } from 'vitest'
import { isPassing, toPortalError } from '#core/portal-error.ts'
import { fetchedCode } from './fetched-code.ts'

const lost = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module: ./writes.js'))

it('reads code that did not come as the network, and as nothing sent', async () => {
  const error = toPortalError(await fetchedCode(lost, []).catch((reason: unknown) => reason))
  expect([error.code, error.key]).toEqual(['network', 'error.network'])
  expect(error.mayHaveHappened).toBe(false)
  expect(isPassing(error)).toBe(true)
})

it('asks for the code once more at the next try', async () => {
  const answers = [lost, () => Promise.resolve({ write: 'code' })]
  const load = () => (answers.shift() ?? lost)()
  await expect(fetchedCode<object>(load, [])).rejects.toThrow('network')
  await expect(fetchedCode<object>(load, [])).resolves.toEqual({ write: 'code' })
})
