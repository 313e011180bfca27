import { createHash, randomBytes } from 'node:crypto'
import type { ApiKey } from '../store/store.ts'
import { isSameSecret } from './same-secret.ts'

export interface NewKey {
  name: string
  kind: ApiKey['kind']
  readOnly: boolean
  entityTypes: number[] | null
  /** Requests a minute. */
  rate: number
  expiresAt: number | null
}

export interface MadeKey {
  row: ApiKey
  /** Shown once, and never again: the store keeps its hash. */
  secret: string
  /** For app keys, shown once too. */
  session: string | null
}

/** Characters after `trail_api_` that find a key in the store; the rest is the secret. */
const PREFIX_LENGTH = 8

const FORM = /^trail_(?:api|app)_[A-Za-z0-9]{8}[A-Za-z0-9]{32}$/

/** Makes a key of 190 random bits: too many to guess, so that a plain hash keeps it safe. */
export function makeKey(wanted: NewKey, now: number): MadeKey {
  const prefix = `trail_${wanted.kind}_${randomText(PREFIX_LENGTH)}`
  const secret = `${prefix}${randomText(32)}`
  const session = wanted.kind === 'app' ? `trail_session_${randomText(40)}` : null
  const row: ApiKey = {
    ...wanted,
    id: randomText(12),
    prefix,
    hash: hashSecret(secret),
    sessionHash: session && hashSecret(session),
    createdAt: now,
    revokedAt: null,
    lastUsedAt: null,
    reads: 0,
    writes: 0,
  }
  return { row, secret, session }
}

/** The part of a key that finds it; null for what cannot be a key. */
export function prefixOf(key: string): string | null {
  return FORM.test(key) ? key.slice(0, 'trail_api_'.length + PREFIX_LENGTH) : null
}

/** SHA-256 in hex. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

/** Whether a secret is the one with this hash, in a time that does not depend on how much of it is right. */
export function isSecret(secret: string, hash: string): boolean {
  return isSameSecret(hashSecret(secret), hash)
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

function randomText(length: number): string {
  let text = ''
  while (text.length < length) {
    for (const byte of randomBytes(length)) {
      // 248 is 4 times 62: a higher byte would make some letters likelier.
      if (byte < 248 && text.length < length) text += ALPHABET.charAt(byte % 62)
    }
  }
  return text
}
