import type { KeyWish } from '../command-line.ts'
import type { StoreConfig } from '../read-config.ts'
import { StartError } from '../start-error.ts'
import { openStore, storeComplaint } from '../store/open-store.ts'
import type { KeyStore } from '../store/store.ts'
import { makeKey, prefixOf } from './api-key.ts'
import { keyTable } from './key-table.ts'

/** What a command says: `out` is for programs, `remark` for people. */
export interface Said {
  out: string
  remark: string
}

/** Opens the store beside a gateway that may be running, and closes it. Rejects with a StartError where it fails. */
export async function withKeys(config: StoreConfig, act: (keys: KeyStore) => Promise<Said>): Promise<Said> {
  const store = await openStore({ ...config, exclusive: false })
  try {
    return await act(store.keys)
  } catch (error) {
    throw await storeComplaint(config, error)
  } finally {
    await store.close()
  }
}

/** Makes a key; this is the only time its secret is seen. */
export async function createKey(
  keys: KeyStore,
  { rate, ...wish }: KeyWish,
  { keyRate, now }: { keyRate: number; now: number },
): Promise<Said> {
  const { row, secret, session } = makeKey({ ...wish, rate: rate ?? keyRate }, now)
  await keys.add(row)
  const remark = session
    ? 'The key goes into X-Api-Key, the session below it into Authorization: Bearer.'
    : 'The key goes into X-Api-Key.'
  return {
    out: session === null ? `${secret}\n` : `${secret}\n${session}\n`,
    remark: `Key ${row.id} for "${row.name}" is made. ${remark} They are shown this once: keep them safe.\n`,
  }
}

/** All keys as a table. */
export async function listKeys(keys: KeyStore, now: number): Promise<Said> {
  const rows = await keys.list()
  if (rows.length > 0) return { out: keyTable(rows, now), remark: '' }
  return { out: '', remark: 'There is no key yet: keys create --name "Quote bot" makes one.\n' }
}

/** Ends a key by its id, its prefix or all of it. Rejects with a StartError where there is none. */
export async function revokeKey(keys: KeyStore, which: string, now: number): Promise<Said> {
  const wanted = prefixOf(which) ?? which.replace(/…$/, '')
  const row = (await keys.list()).find(({ id, prefix }) => id === wanted || prefix === wanted)
  // Not what was typed: it may be a secret.
  if (!row) throw new StartError('There is no key with this id or prefix: keys list shows them.')
  const done = await keys.revoke(row.id, now)
  const remark = done
    ? `Key ${row.id} of "${row.name}" is revoked: a running gateway refuses it within 2 seconds.\n`
    : `Key ${row.id} of "${row.name}" was revoked before.\n`
  return { out: '', remark }
}
