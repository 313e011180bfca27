import type { Memory } from '#core/portal.ts'

/** Remembers in the browser, apart for each portal; where storage is denied, for this visit only. */
export function browserMemory(memberId: string): Memory {
  const visit = new Map<string, string>()
  const name = (key: string) => `trail:${memberId}:${key}`
  return {
    read(key) {
      try {
        return localStorage.getItem(name(key)) ?? visit.get(key) ?? null
      } catch {
        return visit.get(key) ?? null
      }
    },
    write(key, value) {
      visit.set(key, value)
      try {
        localStorage.setItem(name(key), value)
      } catch {
        // Denied or full: the visit's own copy serves until the page closes.
      }
    },
  }
}
