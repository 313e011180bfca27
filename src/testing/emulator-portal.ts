import { portalOver } from '#core/batch.ts'
import { readAnswer } from '#core/portal-answer.ts'
import { PortalError } from '#core/portal-error.ts'
import type { Memory, Portal } from '#core/portal.ts'
import type { Emulator } from '#emulator/emulator.ts'

const ADDRESS = 'http://portal.test/rest/'

/** The Portal port over an emulator in the same process, as our own app and one of its users. */
export function emulatorPortal(emulator: Emulator, userId: number, clientId?: string): Portal {
  const auth = emulator.issueToken(userId, clientId).accessToken
  return portalOver(async (method, params) => {
    const request = new Request(ADDRESS + method, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...params, auth }),
    })
    const response = await emulator.fetch(request).catch(() => {
      throw new PortalError('network', { method })
    })
    return readAnswer(response.status, parsed(await response.text()), method)
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

export function mapMemory(): Memory {
  const kept = new Map<string, string>()
  return { read: (key) => kept.get(key) ?? null, write: (key, value) => void kept.set(key, value) }
}
