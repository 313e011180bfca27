import { mutationOptions, queryOptions } from '@tanstack/react-query'
import { type RunEnd, type Step, type Watch, learnLanguages, runSteps } from '#core/install.ts'
import { loadInstall } from '#core/install-state.ts'
import type { Connection } from '#portal/connection.ts'
import { keys } from './keys.ts'

/** What is set up in the portal, in one request. */
export function installQuery({ portal }: Connection) {
  return queryOptions({ queryKey: keys.install(), queryFn: () => loadInstall(portal) })
}

export interface InstallRun extends Watch {
  steps: readonly Step[]
  /** The step to begin with; those before it are done. */
  from: number
}

/** Does the steps and then reads again what is set up. A step that fails ends the run; it does not reject. */
export function installMutation(connection: Connection) {
  const { portal, memory } = connection
  return mutationOptions({
    mutationKey: keys.install(),
    scope: { id: 'install' },
    async mutationFn({ steps, from, ...watch }: InstallRun, { client }): Promise<RunEnd> {
      const end = await runSteps(portal, steps, from, watch)
      const state = await client.fetchQuery({ ...installQuery(connection), staleTime: 0 }).catch(() => null)
      if (state?.placements.ok) learnLanguages(memory, state.placements.value, steps.slice(from, end.done))
      return end
    },
  })
}
