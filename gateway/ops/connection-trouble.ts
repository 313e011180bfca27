import { PortalError } from '#core/portal-error.ts'
import { ConnectionError } from '../portal/connection-error.ts'

/** Why a connection to the portal does not work; nothing secret. */
export interface Trouble {
  /** `refused`: the portal answers, but does not accept the webhook or the app's tokens. */
  kind: 'unreachable' | 'refused'
  /** Of a connection error (see there) or, where the portal answered, of the portal. */
  code: string
  /** The host it is about, where that is not the portal. */
  host: string | null
}

/**
 * What an error says of the connection: null where the portal answered, so that the connection works; undefined where
 * nothing is known, as the call was not sent.
 */
export function connectionTrouble(error: unknown): Trouble | null | undefined {
  if (!(error instanceof PortalError)) return undefined
  const { code, portalCode, status } = error
  if (error instanceof ConnectionError) return { kind: 'unreachable', code: error.reason, host: error.host }
  if (code === 'authLost') return { kind: 'refused', code: portalCode || code, host: null }
  if (portalCode === 'PORTAL_DELETED') return { kind: 'unreachable', code: portalCode, host: null }
  // A page, or nothing, of a server in front of the portal.
  const isSilent = status >= 500 || code === 'unreadable'
  if (isSilent && portalCode === '') return { kind: 'unreachable', code: `HTTP_${status}`, host: null }
  return code === 'unknown' && status === 0 ? undefined : null
}

const UNTRUSTED = 'The certificate is not trusted here: name the file of its CA in NODE_EXTRA_CA_CERTS.'

/** What to do about the most frequent codes. */
export const REMEDIES: ReadonlyMap<string, string> = new Map([
  ['ENOTFOUND', 'There is no host of this name: check the address.'],
  ['EAI_AGAIN', 'The name of the host cannot be looked up: check DNS.'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', UNTRUSTED],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', UNTRUSTED],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', UNTRUSTED],
  ['SELF_SIGNED_CERT_IN_CHAIN', UNTRUSTED],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'The certificate is for another host: check the address.'],
  ['REDIRECT', 'The address leads to another one, which is not followed: use that one.'],
])
