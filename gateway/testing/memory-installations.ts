import type { Installation, InstallationStore } from '../store/store.ts'

/** Installations of the app in memory, for links without a store. */
export function memoryInstallations(...first: Installation[]): InstallationStore {
  const rows = new Map(first.map((row) => [row.memberId, row]))
  return {
    find: (memberId) => Promise.resolve(rows.get(memberId) ?? null),
    list: () => Promise.resolve([...rows.values()]),
    save: (row) => Promise.resolve(void rows.set(row.memberId, { ...row })),
    remove: (memberId) => Promise.resolve(void rows.delete(memberId)),
  }
}
