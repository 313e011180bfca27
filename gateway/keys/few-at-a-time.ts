/**
 * A door for work that anybody may ask for: so many at a time, and so many in line behind them. Rejects with what
 * `refuse` makes where the line is full.
 */
export function fewAtATime(
  { atATime, inLine }: { atATime: number; inLine: number },
  refuse: () => Error,
): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let running = 0

  return async (work) => {
    if (running >= atATime) {
      if (waiting.length >= inLine) throw refuse()
      // Who leaves hands over the place: `running` stays as it is.
      await new Promise<void>((resolve) => void waiting.push(resolve))
    } else running += 1
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
}
