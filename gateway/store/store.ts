import type { Card } from '#core/entity-types.ts'
import type { Locks } from './locks.ts'

/** A key of an agent. The secret itself is never stored: `hash` is the SHA-256 of the whole key. */
export interface ApiKey {
  id: string
  /** `api` acts as the gateway's webhook or app, `app` as the installed app and needs a session beside it. */
  kind: 'api' | 'app'
  name: string
  /** The key's first characters, shown in lists and enough to find it. */
  prefix: string
  hash: string
  /** SHA-256 of the session of an app key; null for a personal one. */
  sessionHash: string | null
  readOnly: boolean
  /** Entity types the key may act on; null is all. */
  entityTypes: number[] | null
  /** Requests a minute. */
  rate: number
  /** Unix milliseconds, as every time in the store. */
  createdAt: number
  expiresAt: number | null
  revokedAt: number | null
  lastUsedAt: number | null
  reads: number
  writes: number
}

export interface KeyUse {
  id: string
  lastUsedAt: number
  reads: number
  writes: number
}

export interface KeyStore {
  add(key: ApiKey): Promise<void>
  byPrefix(prefix: string): Promise<ApiKey | null>
  /** Newest first, revoked ones too. */
  list(): Promise<ApiKey[]>
  /** False where there is no such key, or it was revoked already. */
  revoke(id: string, at: number): Promise<boolean>
  /** Adds to the counts what happened since the last time. */
  addUse(uses: readonly KeyUse[]): Promise<void>
}

/** What an agent says of the run that an entry belongs to. */
export interface RunMark {
  id: string
  agent: string | null
  step: string | null
  outcome: string | null
}

/** An entry that was written through the gateway: it belongs to one request, and to one run at most. */
export interface WrittenEntry {
  portalId: string
  entryId: number
  entityTypeId: number
  entityId: number
  title: string
  /** What entries alike have in common: owner, title, text and icon. */
  fingerprint: string
  keyId: string
  run: RunMark | null
  createdAt: number
}

export interface Run {
  id: string
  agent: string | null
  /** The last outcome that was said. */
  outcome: string | null
  startedAt: number
  lastAt: number
  entries: number
}

export type Claim = Pick<WrittenEntry, 'entryId' | 'createdAt'>

export interface EntryStore {
  /**
   * Claims entries, all or none, in place of older claims: whoever claims has the portal's own answer or a look that
   * was checked, and a portal put back from a backup gives its ids again.
   */
  add(entries: readonly WrittenEntry[]): Promise<void>
  /** The claims there are of `ids`, each with the time it was made. */
  claimed(portalId: string, ids: readonly number[]): Promise<Claim[]>
  /** The highest entry id the gateway knows of the portal; 0 where it knows none. */
  highestId(portalId: string): Promise<number>
  /** Runs by their last entry, newest first, `before` (lastAt) exclusive; entity types limit what is seen, null is all. */
  runs(query: {
    portalId: string
    before: number | null
    limit: number
    entityTypes: number[] | null
  }): Promise<Run[]>
  /** The newest `limit` entries of a run, oldest first. */
  ofRun(query: {
    portalId: string
    runId: string
    entityTypes: number[] | null
    limit: number
  }): Promise<WrittenEntry[]>
  /** One run; null where there is none, or none of its entries is seen. */
  run(query: { portalId: string; runId: string; entityTypes: number[] | null }): Promise<Run | null>
  /** Forgets entries without a run that are older than `before`: nobody can ask for them again. */
  purge(before: number): Promise<number>
}

/** Cards that a portal was asked for and did not say that it lacks. */
export interface KnownCardStore {
  /** Those of `cards` that are not known. */
  unknown(portalId: string, cards: readonly Card[]): Promise<Card[]>
  add(portalId: string, cards: readonly Card[], at: number): Promise<void>
  /** Forgets cards that were asked for before `before`: they may have been deleted since. */
  purge(before: number): Promise<number>
}

/** What was answered to a keyed request, or how far it came. */
export interface KeyedRequest {
  keyId: string
  idempotencyKey: string
  /** SHA-256 of method, path and body. */
  requestHash: string
  /** Null while it is not known how the request ended; its body is null once it was dropped. */
  answer: { status: number; body: string | null } | null
  /** JSON: what was under way when the request left for the portal. */
  attempt: string | null
  createdAt: number
}

export interface IdempotencyStore {
  find(keyId: string, idempotencyKey: string): Promise<KeyedRequest | null>
  /** Writes the row, in place of an older one; not in place of an answer to the same request. */
  save(request: KeyedRequest): Promise<void>
  /** The answer and the claims of one request, together or not at all; both in place of older ones. */
  finish(request: KeyedRequest, entries: readonly WrittenEntry[]): Promise<void>
  /** Frees the key of a request without an answer. */
  remove(keyId: string, idempotencyKey: string): Promise<void>
  purge(before: number): Promise<number>
  /** Drops the bodies of the answers of each key but for its newest `most` requests: that they were done stays. */
  dropAnswers(most: number): Promise<void>
}

/** A leaky bucket: `capacity` drops at once, `perSecond` drops run out. */
export interface BucketRule {
  capacity: number
  perSecond: number
}

export interface BucketStore {
  /**
   * Pours one drop in, atomically over all gateways. `level` is what is in the bucket now; where it was full nothing
   * is poured, and `waitMs` says when there is room for one.
   */
  pour(name: string, rule: BucketRule, now: number): Promise<{ ok: boolean; level: number; waitMs: number }>
}

/** The app installed in a portal, with the pair of tokens the portal gave it last. */
export interface Installation {
  memberId: string
  /** Host, with its port where it has one. */
  domain: string
  clientEndpoint: string
  serverEndpoint: string
  accessToken: string
  refreshToken: string
  expiresAt: number
  applicationToken: string
  userId: number
  scope: string
  updatedAt: number
}

export interface InstallationStore {
  find(memberId: string): Promise<Installation | null>
  list(): Promise<Installation[]>
  save(installation: Installation): Promise<void>
  remove(memberId: string): Promise<void>
}

/**
 * What the gateway remembers. One schema and one contract over two engines: an embedded file, and PostgreSQL where
 * several gateways share it.
 */
export interface Store {
  readonly engine: 'file' | 'postgres'
  keys: KeyStore
  entries: EntryStore
  knownCards: KnownCardStore
  idempotency: IdempotencyStore
  buckets: BucketStore
  installations: InstallationStore
  locks: Locks
  /** Rejects where the store cannot be read or its locks are lost. */
  ready(): Promise<void>
  close(): Promise<void>
}
