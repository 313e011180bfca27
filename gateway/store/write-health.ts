import { reasonOf } from './store-error.ts'
import type { sqlStores } from './sql-stores.ts'
import type { IdempotencyStore, KeyedRequest } from './store.ts'

/** Milliseconds between two writes of the gateway's own. */
const PROBE_MS = 10_000

type SqlStores = ReturnType<typeof sqlStores>

export interface WriteHealth {
  /** Runs a write and remembers how it ended. Errors: those of the write. */
  watch<T>(write: () => Promise<T>): Promise<T>
  /** Rejects with its error where the last write failed, or the last one of the gateway's own, made every ten seconds. */
  check(): Promise<void>
}

/** Knows whether a store can be written. `probe` is a write that changes nothing; `elapsed` in milliseconds, monotonic. */
export function writeHealth(
  probe: () => Promise<void>,
  elapsed: () => number = () => performance.now(),
): WriteHealth {
  let lastFailure: { error: unknown } | null = null
  let probed: { at: number; failure: Promise<{ error: unknown } | null> } | null = null

  async function watch<T>(write: () => Promise<T>): Promise<T> {
    try {
      const result = await write()
      lastFailure = null
      return result
    } catch (error) {
      if (!isRefusal(error)) lastFailure = { error }
      throw error
    }
  }

  return {
    watch,
    async check() {
      if (probed === null || elapsed() - probed.at >= PROBE_MS) {
        const failure = watch(probe).then(
          () => null,
          (error: unknown) => ({ error }),
        )
        probed = { at: elapsed(), failure }
      }
      const failure = (await probed.failure) ?? lastFailure
      if (failure !== null) throw failure.error
    },
  }
}

/** True where the database works, and will not have what was to be written: a constraint, a value, a lost race. */
function isRefusal(error: unknown): boolean {
  return /^(?:SQLITE_CONSTRAINT|2[23]\w{3}$|40\w{3}$)/.test(reasonOf(error).code)
}

/** The stores, with every write watched that must outlive a crash. */
export function watchWrites(stores: SqlStores, { watch }: WriteHealth): SqlStores {
  const { keys, entries, idempotency, installations } = stores
  return {
    ...stores,
    keys: {
      ...keys,
      add: (key) => watch(() => keys.add(key)),
      revoke: (id, at) => watch(() => keys.revoke(id, at)),
      addUse: (uses) => (uses.length === 0 ? Promise.resolve() : watch(() => keys.addUse(uses))),
    },
    entries: {
      ...entries,
      // What writes nothing says nothing.
      add: (written) => (written.length === 0 ? Promise.resolve() : watch(() => entries.add(written))),
      purge: (before) => watch(() => entries.purge(before)),
    },
    idempotency: {
      ...idempotency,
      save: (request) => watch(() => idempotency.save(request)),
      finish: (request, written) => watch(() => idempotency.finish(request, written)),
      remove: (keyId, key) => watch(() => idempotency.remove(keyId, key)),
      purge: (before) => watch(() => idempotency.purge(before)),
      dropAnswers: (most) => watch(() => idempotency.dropAnswers(most)),
    },
    installations: {
      ...installations,
      save: (installation) => watch(() => installations.save(installation)),
      remove: (memberId) => watch(() => installations.remove(memberId)),
    },
  }
}

/** Writes a row that no key can ask for, as a request of an agent is written. */
export function probeWrite(idempotency: IdempotencyStore): Promise<void> {
  const row: KeyedRequest = {
    keyId: '',
    idempotencyKey: 'probe',
    requestHash: '',
    answer: null,
    attempt: null,
    createdAt: Date.now(),
  }
  return idempotency.save(row)
}
