/** Does something so many times, `atOnce` at a time; how many milliseconds each took. */
export async function repeat(count: number, atOnce: number, act: () => Promise<unknown>): Promise<number[]> {
  const took: number[] = []
  let left = count
  const worker = async () => {
    while (left > 0) {
      left -= 1
      const began = performance.now()
      await act()
      took.push(performance.now() - began)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return took
}

/** Does something again and again for so many milliseconds, `atOnce` at a time; how often in a second. */
export async function rate(ms: number, atOnce: number, act: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  let done = 0
  const worker = async () => {
    while (performance.now() - began < ms) {
      await act()
      done += 1
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return (done / (performance.now() - began)) * 1000
}
