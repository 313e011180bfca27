import { afterAll, afterEach, beforeAll, describe } from 'vitest'
import type { DialectName } from '#emulator/world/types.ts'
import { installApp } from './app-way.ts'
import { type Caller, type TestGateway, type TestOptions, testGateway } from './test-gateway.ts'

/** A gateway with two agents in front of it; the portal sees its administrator behind both. */
export interface Stage {
  gateway: TestGateway
  /** Has a personal key, which goes through the webhook. */
  agent: Caller
  /** Has an app key, which goes through the installed app. */
  appAgent: Caller
}

export const DEAL = { entityTypeId: 2, entityId: 100 }
export const CONTACT = { entityTypeId: 3, entityId: 50 }
export const ADMIN = 1

/** Declares the same tests in front of either kind of portal; faults are cleared after each. */
export function inBothDialects(
  tests: (stage: () => Stage, dialect: DialectName) => void,
  options: TestOptions = {},
): void {
  describe.each(['cloud', 'docs'] as const)('in front of a portal that speaks %s', (dialect) => {
    let set: Stage | undefined
    beforeAll(async () => {
      set = await setStage({ ...options, emulator: { ...options.emulator, dialect } })
    })
    afterEach(() => set?.gateway.emulator.faults.clear())
    afterAll(() => set?.gateway.close())
    tests(() => {
      if (!set) throw new Error('The stage is set when the first test runs.')
      return set
    }, dialect)
  })
}

async function setStage(options: TestOptions): Promise<Stage> {
  const gateway = await testGateway(options)
  await installApp(gateway, ADMIN)
  return { gateway, agent: await gateway.caller(), appAgent: await gateway.caller({ kind: 'app' }) }
}

let count = 0

/** Writes an entry on a deal and gives its id. */
export async function written({ post }: Caller, more: object = {}): Promise<number> {
  count += 1
  const { body } = await post('/v1/timeline-logs', {
    ...DEAL,
    title: `Number ${count}`,
    text: 'Text',
    ...more,
  })
  return body.data.id
}

/** Sets a person's role for one test, and puts it back. */
export async function asRole(
  { emulator }: TestGateway,
  role: 'admin' | 'manager' | 'reader',
  act: () => Promise<void>,
): Promise<void> {
  const user = emulator.world.users.get(ADMIN)
  if (!user) throw new Error('Every seed has an administrator.')
  try {
    user.role = role
    await act()
  } finally {
    user.role = 'admin'
  }
}
