import { gatewayFolder, startGateway } from '../load/process.ts'
import { withPortal } from '../load/stand.ts'
import type { Row } from '../row.ts'
import { median, spread } from '../statistics.ts'

const RUNS = 7

/** From the spawning of the process to the first answer: with a store to make, and with one that is there. */
export async function measureStart(): Promise<Row[]> {
  return withPortal(async ({ control }) => {
    const first: number[] = []
    const again: number[] = []
    for (let run = 0; run < RUNS; run++) {
      const folder = gatewayFolder()
      try {
        for (const runs of [first, again]) {
          const gateway = await startGateway(control.origin, folder.settings)
          runs.push(gateway.startedIn)
          await gateway.close()
        }
      } finally {
        folder.remove()
      }
    }
    return [
      {
        title: 'Gateway: cold start',
        value: median(first),
        unit: 'ms',
        target: 1000,
        runs: first,
        notes: [
          `${spread(first)} of ${RUNS}, to the first /healthz, embedded file made; as built`,
          `with a store that is there: ${spread(again)}`,
        ],
      },
    ]
  })
}
