import { nameOf } from '../ops/describe-error.ts'
import { droppedLaunches } from './dropped-launches.ts'
import type { InstallOptions } from './install-options.ts'
import type { InstallationKeeper, Outcome } from './installation-keeper.ts'
import type { Offer } from './offer.ts'
import { type Queued, type VerificationQueue, verificationQueue } from './verification-queue.ts'

/** `failed` where the store did; that is logged. */
export type Verified = Outcome | 'failed'

export interface GrantVerifier {
  /** Verifies, when it is their turn, tokens that came with a launch of the app's own page or with an event. */
  verify(grant: Offer): Promise<Queued<Verified>>
  /** The same for a tab in a card: only where the stored tokens are not good when it is their turn. */
  verifyTab(grant: Offer): Promise<void>
  /** Resolves when nothing waits or is being verified. */
  settled(): Promise<void>
  /** Drops what waits; resolves when nothing is being verified. */
  close(): Promise<void>
}

type VerifierOptions = Pick<InstallOptions, 'logger' | 'now' | 'pause'> & { keeper: InstallationKeeper }

/**
 * Queues of each portal, with a rate each: forged forms do not use up the turns of those that have the app's secrets, nor
 * the many who open a card the turns of the administrator who opens the app.
 */
export function grantVerifier({ keeper, logger, now, pause }: VerifierOptions): GrantVerifier {
  const portals = new Map<string, ReturnType<typeof openQueues>>()

  function openQueues(portal: string) {
    const dropped = droppedLaunches({ logger, portal, pause })
    const open = () => verificationQueue<Verified>({ now, pause, onDropped: dropped.count })
    return { dropped, queues: { recognized: open(), unknown: open(), tab: open() } }
  }

  function queuesOf({ domain }: Offer) {
    const found = portals.get(domain) ?? openQueues(domain)
    portals.set(domain, found)
    return found.queues
  }

  function allQueues(): VerificationQueue<Verified>[] {
    return [...portals.values()].flatMap(({ queues }) => Object.values(queues))
  }

  async function accept(grant: Offer): Promise<Verified> {
    return unlessFailed(grant, () => keeper.accept(grant))
  }

  async function acceptOfTab(grant: Offer): Promise<Verified> {
    // Another launch may have brought good tokens meanwhile.
    return unlessFailed(grant, async () =>
      (await keeper.isFresh(grant)) ? 'needless' : keeper.accept(grant),
    )
  }

  async function unlessFailed({ domain }: Offer, verify: () => Promise<Outcome>): Promise<Verified> {
    try {
      return await verify()
    } catch (error) {
      logger.error(
        { portal: domain, reason: nameOf(error) },
        'Tokens that came for the app could not be verified.',
      )
      return 'failed'
    }
  }

  return {
    async verify(grant) {
      const isRecognized = await keeper.isRecognized(grant)
      const { recognized, unknown } = queuesOf(grant)
      return (isRecognized ? recognized : unknown).add(keyOf(grant), () => accept(grant))
    },
    async verifyTab(grant) {
      if (await keeper.isFresh(grant)) return
      queuesOf(grant).tab.add(keyOf(grant), () => acceptOfTab(grant))
    },
    settled: async () => void (await Promise.all(allQueues().map((queue) => queue.settled()))),
    async close() {
      await Promise.all(allQueues().map((queue) => queue.close()))
      for (const { dropped } of portals.values()) dropped.flush()
    },
  }
}

/** The same tokens posted again are the same grant. */
function keyOf(grant: Offer): string {
  return JSON.stringify({ ...grant, expiresAt: 0 })
}
