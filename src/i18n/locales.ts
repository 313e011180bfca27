/** Browsers do not carry dates and numbers of every language; a neighbour's are nearer than the browser's own. */
const NEIGHBOURS: Readonly<Record<string, string>> = { kk: 'ru' }

/** What to ask Intl for, best first. */
export function localesOf(tag: string): string[] {
  const neighbour = NEIGHBOURS[tag]
  return neighbour ? [tag, neighbour] : [tag]
}
