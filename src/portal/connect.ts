import { initializeB24Frame } from '@bitrix24/b24jssdk'
import { portalOver } from '#core/batch.ts'
import { patient } from '#core/retry.ts'
import { ConnectError, type Connection } from './connection.ts'
import { frameHost } from './frame-host.ts'
import { frameSender } from './frame-sender.ts'
import { browserMemory } from './memory.ts'

/** The parent page answers at once or not at all; the SDK itself would wait for ever. */
const PATIENCE_MS = 12_000

let connection: Promise<Connection> | null = null

/** Connects to the portal around the frame, once for the life of the page. Rejects with ConnectError. */
export function connect(): Promise<Connection> {
  connection ??= open()
  return connection
}

async function open(): Promise<Connection> {
  if (window.parent === window) throw new ConnectError('outside')
  const silence = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new ConnectError('silent')), PATIENCE_MS)
  })
  // One attempt only: what may be repeated is ours to decide, for the SDK would repeat writes too.
  const frame = initializeB24Frame({ restrictionParams: { maxRetries: 1 } }).catch(() => {
    // A portal names the frame `host|protocol|sid`; where it did, what failed is its answer.
    throw new ConnectError(window.name.includes('|') ? 'silent' : 'outside')
  })
  const b24 = await Promise.race([frame, silence])
  const host = frameHost(b24)
  const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
  return { portal: patient(portalOver(frameSender(b24)), pause), host, memory: browserMemory(host.memberId) }
}
