import type { Installation } from '../store/store.ts'
import type { Ask } from './ask-portal.ts'
import { bindEvents } from './bind-events.ts'
import type { InstallOptions } from './install-options.ts'
import type { Offer } from './offer.ts'
import { isAlive, prove } from './prove.ts'
import { isSameSecret } from '../keys/same-secret.ts'

/** What became of an offer: kept as the installation, needless beside a pair that lives, or refused. */
export type Outcome = 'stored' | 'needless' | 'refused'

/** For how many milliseconds a stored pair that was found to live is not asked about again: forged forms ask for it. */
const LIVES_MS = 10_000

export interface InstallationKeeper {
  /** The installation the gateway has for a member id or, failing that, for its portal. */
  find(offer: { memberId: string; domain: string }): Promise<Installation | null>
  /** True where the offer has what only its portal and the app's users know: such ones have a queue of their own. */
  isRecognized(offer: Offer): Promise<boolean>
  /** True where the stored pair has not expired, and the offer says nothing against it: there is nothing to learn. */
  isFresh(offer: Offer): Promise<boolean>
  /** Keeps an offer that the portal vouches for, unless another administrator's pair is there and lives. */
  accept(offer: Offer): Promise<Outcome>
  remove(installation: Installation): Promise<void>
}

type KeeperOptions = Omit<InstallOptions, 'portals' | 'pause' | 'post'> & {
  portals: ReadonlySet<string>
  ask: Ask
}

export function installationKeeper(options: KeeperOptions): InstallationKeeper {
  const { installations, app, portals, publicUrl, logger, ask, now, date } = options
  const lives = options.isAlive ?? ((stored: Installation) => isAlive(ask, stored, date()))
  let lived = { accessToken: '', at: -Infinity }

  async function find({ memberId, domain }: { memberId: string; domain: string }) {
    const named = await installations.find(memberId)
    // A portal that moved or is no longer served leaves a row that counts for nothing.
    if (named && portals.has(named.domain)) return named
    return (await installations.list()).find((each) => each.domain === domain) ?? null
  }

  function refuse({ domain, memberId }: Offer, reason: string, isOrdinary = false): Outcome {
    const fields = { portal: domain, memberId, reason }
    if (isOrdinary) logger.info(fields, 'The app was opened: these tokens are not kept.')
    else logger.warn(fields, 'Tokens were offered for the app, and not kept.')
    return 'refused'
  }

  async function livedJustNow(stored: Installation): Promise<boolean> {
    if (lived.accessToken === stored.accessToken && now() < lived.at + LIVES_MS) return true
    if (!(await lives(stored))) return false
    lived = { accessToken: stored.accessToken, at: now() }
    return true
  }

  async function accept(offer: Offer): Promise<Outcome> {
    const stored = await find(offer)
    const agrees = !stored || doesAgree(stored, offer)
    if (stored && !agrees && stored.domain !== offer.domain) return refuse(offer, 'the portal is another')
    if (stored && !agrees && (await livedJustNow(stored)))
      return refuse(offer, 'the application token is another')
    const proof = await prove(ask, app.clientId, offer)
    if ('refusal' in proof) return refuse(offer, proof.refusal, proof.isOrdinary)
    const { userId } = proof
    if (stored && agrees && stored.userId !== userId && (await lives(stored))) return 'needless'
    await installations.save({ ...offer, userId, updatedAt: date() })
    if (stored && stored.memberId !== offer.memberId) await installations.remove(stored.memberId)
    const { domain, memberId, scope } = offer
    logger.info({ portal: domain, memberId, userId, scope }, 'The app is installed: its tokens are kept.')
    if (publicUrl !== null) await tellOfEvents(offer, publicUrl)
    return 'stored'
  }

  async function tellOfEvents(offer: Offer, address: string): Promise<void> {
    const { domain, memberId } = offer
    for (const reason of await bindEvents(ask, address, offer)) {
      logger.warn({ portal: domain, memberId, reason }, 'The portal does not send the app’s events here.')
    }
  }

  return {
    find,
    async isRecognized({ domain, memberId, applicationToken }) {
      const stored = await find({ domain, memberId })
      if (stored?.domain !== domain) return false
      if (stored.memberId === memberId) return true
      return stored.applicationToken !== '' && isSameSecret(applicationToken, stored.applicationToken)
    },
    async isFresh(offer) {
      const stored = await find(offer)
      if (!stored || !doesAgree(stored, offer)) return false
      return stored.domain === offer.domain && stored.expiresAt > date()
    },
    accept,
    async remove({ memberId, domain }) {
      await installations.remove(memberId)
      logger.info({ portal: domain, memberId }, 'The app was taken out of the portal: its tokens are gone.')
    },
  }
}

/** The token that a portal gives to each app with every form and event, once it is known. REST docs: safe handlers. */
function doesAgree(stored: Installation, offer: Offer): boolean {
  if (stored.applicationToken === '') return stored.domain === offer.domain
  return isSameSecret(offer.applicationToken, stored.applicationToken)
}
