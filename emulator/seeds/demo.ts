import type { World } from '../world/types.ts'

export function seedDemo(_world: World, _now: number): void {}
