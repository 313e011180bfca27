import { languages } from '#emulator/pages/viewer.ts'
import type { Row } from '../row.ts'
import type { Stand } from '../stand.ts'
import { gzipSize } from '../static-server.ts'
import { visit } from '../visit.ts'

interface Weighed {
  path: string
  size: number
}

/** Scripts that the browser fetched until the first screen stood still; of the languages the heaviest is told too. */
export async function measureScripts(stand: Stand): Promise<Row[]> {
  const english = await fetched(stand, '.js', 'en')
  const byLanguage: { lang: string; size: number }[] = []
  for (const lang of languages) byLanguage.push({ lang, size: sum(await fetched(stand, '.js', lang)) })
  const heaviest = byLanguage.toSorted((a, b) => b.size - a.size)[0] ?? { lang: 'en', size: 0 }
  const all = weigh(
    stand,
    [...stand.files.keys()].filter((path) => path.endsWith('.js')),
  )
  return [
    row('JavaScript to the first screen', sum(english), 150, [listed('fetched', english)]),
    row(`... in the heaviest language (${heaviest.lang})`, heaviest.size, 150, []),
    row('JavaScript, all there is', sum(all), null, [
      `${all.length} files; ${listed('largest', all.slice(0, 3))}`,
    ]),
  ]
}

/** Style sheets, the same way. */
export async function measureStyles(stand: Stand): Promise<Row[]> {
  const styles = await fetched(stand, '.css', 'en')
  return [row('CSS to the first screen', sum(styles), 12, [listed('fetched', styles)])]
}

async function fetched(stand: Stand, ending: string, lang: string): Promise<Weighed[]> {
  const { browser, control } = stand
  const opened = await visit(browser, { origin: control.origin, lang })
  try {
    await opened.idle(1000)
    const paths = opened.requests.map((request) => new URL(request.url()).pathname)
    return weigh(
      stand,
      [...new Set(paths)].filter((path) => path.endsWith(ending)),
    )
  } finally {
    await opened.close()
  }
}

/** Heaviest first. Paths that are not of the page are the portal's or nobody's. */
function weigh({ files }: Stand, paths: readonly string[]): Weighed[] {
  return paths
    .flatMap((path) => {
      const content = files.get(path)
      return content ? [{ path, size: gzipSize(content) / 1000 }] : []
    })
    .sort((a, b) => b.size - a.size)
}

function sum(weighed: readonly Weighed[]): number {
  return weighed.reduce((total, { size }) => total + size, 0)
}

function listed(what: string, weighed: readonly Weighed[]): string {
  return `${what}: ${weighed.map(({ path, size }) => `${path.replace('/assets/', '')} ${size.toFixed(1)}`).join(', ')}`
}

function row(title: string, value: number, target: number | null, notes: string[]): Row {
  return { title, value, unit: 'kB', target, runs: [value], notes }
}
