import { writeFileSync } from 'node:fs'
import { availableParallelism, cpus, loadavg } from 'node:os'
import { UsageError, readArguments } from './arguments.ts'
import { measures } from './measures.ts'
import { type Row, verdictOf } from './row.ts'
import { type Stand, openStand } from './stand.ts'
import { printTable } from './table.ts'

const names = Object.keys(measures)
const cores = availableParallelism()

const help = `Measures what the project promises in numbers. A promise that is missed is told, and the exit code stays 0.

  npm run bench [-- --only name,name --json FILE --slow]

  --only   some of: ${names.join(', ')}
  --json   writes the same as data
  --slow   also what takes minutes
  --help   this page

${names.map((name) => `  ${name.padEnd(11)} ${measures[name]?.about ?? ''}`).join('\n')}

TRAIL_CHROMIUM names another browser. Ports are taken as they are free.
`

interface Told {
  name: string
  rows: Row[]
}

async function bench(): Promise<void> {
  const { help: asked, slow, json, only } = readArguments(process.argv.slice(2), names)
  if (asked) return console.log(help)
  const busy = loadavg()[0] ?? 0
  const opening: { stand?: Promise<Stand> } = {}
  const stand = () => (opening.stand ??= openStand())
  const told: Told[] = []
  try {
    for (const [name, { run }] of Object.entries(measures)) {
      if (only.length > 0 && !only.includes(name)) continue
      console.error(`measuring ${name} ...`)
      told.push({ name, rows: await run({ stand, slow }).catch((error: unknown) => broken(name, error)) })
    }
    console.log(`\n${printTable(told.flatMap(({ rows }) => rows))}\n`)
    if (busy > cores)
      console.log(`The machine was busy before: ${busy.toFixed(1)} at work on ${cores} cores.\n`)
    const browser = (await opening.stand?.catch(() => null))?.browser.version() ?? null
    if (json !== null) writeFileSync(json, `${JSON.stringify(asData(told, browser, busy), null, 2)}\n`)
  } finally {
    // An opening that failed has closed itself.
    const opened = await opening.stand?.catch(() => null)
    await opened?.close()
  }
}

/** The rest is measured all the same, but a bench that broke says so in its exit code. */
function broken(name: string, error: unknown): Row[] {
  process.exitCode = 1
  const why = error instanceof Error ? error.message : String(error)
  return [{ title: name, value: null, unit: '', target: null, runs: [], notes: [`it broke: ${why}`] }]
}

function asData(told: Told[], browser: string | null, busy: number) {
  return {
    at: new Date().toISOString(),
    node: process.version,
    cpu: cpus()[0]?.model ?? '',
    cores,
    busy,
    browser,
    rows: told.flatMap(({ name, rows }) => rows.map((row) => ({ name, ...row, verdict: verdictOf(row) }))),
  }
}

try {
  await bench()
} catch (error) {
  console.error(error instanceof UsageError ? error.message : error)
  process.exitCode = 1
}
