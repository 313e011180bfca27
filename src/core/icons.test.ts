import { expect, it } from 'vitest'
import { createEmulator } from '#emulator/create-emulator.ts'
import { emulatorPortal } from '#testing/emulator-portal.ts'
import { listIcons } from './icons.ts'
import type { Portal } from './portal.ts'

function answering(result: unknown): Portal {
  return { call: () => Promise.resolve({ result, total: null }), batch: () => Promise.resolve({}) }
}

it('lists the icons of the portal, its own and added ones', async () => {
  const icons = await listIcons(emulatorPortal(createEmulator(), 7))
  expect(icons).toContainEqual({ code: 'robot', isSystem: true })
  expect(icons).toContainEqual({ code: 'rack', isSystem: false })
})

it('names each code once and leaves out what has none', async () => {
  const icon = (code: string) => ({ code, isSystem: true, fileUri: '' })
  const icons = await listIcons(answering({ icons: [icon('call'), icon(''), icon('call')] }))
  expect(icons).toEqual([{ code: 'call', isSystem: true }])
})

it('is unreadable where the answer has another shape', async () => {
  await expect(listIcons(answering([]))).rejects.toMatchObject({ code: 'unreadable' })
})
