import { vi } from 'vitest'

/** Sets the machine's clock of this process ahead by so many milliseconds (back where negative), and at 0 right again. */
export function setClock(ms: number): void {
  vi.spyOn(Date, 'now').mockImplementation(() => unset() + ms)
}

const start = Date.now() - performance.now()

/** What the clock would say had it not been set, in Unix milliseconds: a portal's own clock goes on by it. */
export function unset(): number {
  return Math.floor(start + performance.now())
}
