/** Anybody may post a form: how many of them a minute are worth asking their portal about. */
const looksAMinute = 10

/** Says whether a portal may be asked once more about a form. */
export function lookBudget(now: () => number): (portal: string) => boolean {
  const looks = new Map<string, number[]>()
  return (portal) => {
    const recent = (looks.get(portal) ?? []).filter((at) => at > now() - 60_000)
    if (recent.length >= looksAMinute) return false
    looks.set(portal, [...recent, now()])
    return true
  }
}
