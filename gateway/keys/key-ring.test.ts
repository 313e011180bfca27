import { expect, it } from 'vitest'
import { ANY_KEY } from '../testing/test-gateway.ts'
import type { ApiKey } from '../store/store.ts'
import { makeKey } from './api-key.ts'
import { createKeyRing } from './key-ring.ts'

const SECRETS = { authorization: undefined }

function ringOver(rows: ApiKey[]) {
  const state = { now: 1_000_000, date: 1_000_000, looks: 0, gate: Promise.resolve() }
  const store = {
    add: () => Promise.resolve(),
    list: () => Promise.resolve(rows),
    revoke: () => Promise.resolve(true),
    addUse: () => Promise.resolve(),
    async byPrefix(prefix: string) {
      state.looks += 1
      await state.gate
      return rows.find((row) => row.prefix === prefix) ?? null
    },
  }
  const clocks = { now: () => state.now, date: () => state.date }
  const ring = createKeyRing(store, clocks)
  const check = (apiKey: string) => ring.check({ apiKey, ...SECRETS }).then(({ id }) => id)
  return { state, check }
}

const unknownKey = (k: number) => `trail_api_${String(k).padStart(8, '0')}${'x'.repeat(32)}`

it('takes a revoked key no more after two seconds', async () => {
  const { row, secret } = makeKey(ANY_KEY, 0)
  const { state, check } = ringOver([row])
  expect(await check(secret)).toBe(row.id)
  row.revokedAt = state.now
  state.now += 2_000
  await expect(check(secret)).rejects.toMatchObject({ code: 'KEY_INACTIVE' })
})

it('takes a revoked key no more after two seconds when the date is set back', async () => {
  const { row, secret } = makeKey(ANY_KEY, 0)
  const { state, check } = ringOver([row])
  expect(await check(secret)).toBe(row.id)
  row.revokedAt = state.now
  state.date -= 3_600_000
  state.now += 2_000
  await expect(check(secret)).rejects.toMatchObject({ code: 'KEY_INACTIVE' })
})

it('goes by the date for the expiry of a key, which may be put right both ways', async () => {
  const { row, secret } = makeKey({ ...ANY_KEY, expiresAt: 1_500_000 }, 0)
  const { state, check } = ringOver([row])
  state.date = 1_499_999
  expect(await check(secret)).toBe(row.id)
  state.date = 1_500_000
  await expect(check(secret)).rejects.toMatchObject({ code: 'KEY_EXPIRED' })
  state.date = 1_000_000
  expect(await check(secret)).toBe(row.id)
})

it('asks once in two seconds for a key that there is not', async () => {
  const { state, check } = ringOver([])
  for (let k = 0; k < 5; k += 1)
    await expect(check(unknownKey(1))).rejects.toMatchObject({ code: 'INVALID_API_KEY' })
  expect(state.looks).toBe(1)
})

it('goes on serving those who have a key while others make some up', async () => {
  const { row, secret } = makeKey(ANY_KEY, 0)
  const { state, check } = ringOver([row])
  expect(await check(secret)).toBe(row.id)
  let open = () => {}
  state.gate = new Promise((resolve) => (open = resolve))
  const tries = Array.from({ length: 6_000 }, (_, k) => check(unknownKey(k)).catch(({ code }) => code))
  expect(state.looks).toBe(5)
  state.now += 3_000
  const served = check(secret)
  expect(state.looks).toBe(6)
  open()
  expect(await served).toBe(row.id)
  const codes = await Promise.all(tries)
  expect(codes.filter((code) => code === 'INVALID_API_KEY')).toHaveLength(5_004)
  expect(codes.filter((code) => code === 'RATE_LIMITED')).toHaveLength(996)
})
