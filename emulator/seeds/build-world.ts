import { emptyWorld } from '../world/create-world.ts'
import type { DialectName, SeedName, Switches, World } from '../world/types.ts'
import { seedApps, type AppSetup } from './apps.ts'
import { seedCards } from './cards.ts'
import { seedDemo } from './demo.ts'
import { seedLarge } from './large.ts'
import { seedPeople } from './people.ts'
import { seedStorage } from './storage.ts'

export type Plan = { seed: SeedName; dialect: DialectName; switches: Switches; now: number } & AppSetup

/** A portal as a seed describes it. */
export function buildWorld(plan: Plan): World {
  const world = emptyWorld(plan.seed, plan.dialect, plan.switches)
  seedPeople(world)
  seedCards(world, plan.now)
  seedApps(world, plan)
  if (plan.seed !== 'empty') seedStorage(world)
  if (plan.seed === 'demo') seedDemo(world, plan.now)
  if (plan.seed === 'large') seedLarge(world, plan.now)
  return world
}
