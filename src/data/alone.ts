/**
 * Runs a task when no other tab of this browser runs one of the same name. Where the browser cannot promise that, or
 * denies it to frames of other sites, the task runs at once.
 */
export async function alone<T>(name: string, task: () => Promise<T>): Promise<T> {
  if (!('locks' in navigator)) return task()
  let begun = false
  try {
    return await navigator.locks.request(name, () => {
      begun = true
      return task()
    })
  } catch (error) {
    if (begun) throw error
    return task()
  }
}
