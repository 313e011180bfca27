import { OnDemand, onDemand } from '#ui/on-demand.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import type { StateKind } from './states.tsx'

const StateText = onDemand(() => import('./states.tsx').then((module) => module.StateText))

/** Why there is no trail: fetched when it is so, for most people never see it. */
export function State({ kind }: { kind: StateKind }) {
  return (
    <OnDemand fallback={<Skeleton count={6} lines={2} />}>
      <StateText kind={kind} />
    </OnDemand>
  )
}
