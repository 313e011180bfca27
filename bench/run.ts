import { writeFileSync } from 'node:fs'
import { availableParallelism, cpus } from 'node:os'
import { UsageError, readArguments } from './arguments.ts'
import { measures } from './measures.ts'
import { type Row, verdictOf } from './row.ts'
import { type Stand, openStand } from './stand.ts'
import { printTable } from './table.ts'

const names = Object.keys(measures)

const help = `Measures what the project promises in numbers. A promise that is missed is told, and the exit code stays 0.

  npm run bench [-- --only name,name --json FILE --slow]

  --only   some of: ${names.join(', ')}
  --json   writes the same as data
  --slow   also what takes minutes
  --help   this page

${names.map((name) => `  ${name.padEnd(9)} ${measures[name]?.about ?? ''}`).join('\n')}

Ports 8324 to 8327, 5383 and 5384 have to be free. TRAIL_CHROMIUM names another browser.
`

async function bench(): Promise<void> {
  const { help: asked, slow, json, only } = readArguments(process.argv.slice(2), names)
  if (asked) return console.log(help)
  const opening: { stand?: Promise<Stand> } = {}
  const stand = () => (opening.stand ??= openStand())
  const told: { name: string; rows: Row[] }[] = []
  try {
    for (const [name, { run }] of Object.entries(measures)) {
      if (only.length > 0 && !only.includes(name)) continue
      console.error(`measuring ${name} ...`)
      told.push({ name, rows: await run({ stand, slow }) })
    }
    console.log(`\n${printTable(told.flatMap(({ rows }) => rows))}\n`)
    if (json !== null) writeFileSync(json, `${JSON.stringify(asData(told, await opening.stand), null, 2)}\n`)
  } finally {
    // An opening that failed has closed itself.
    const opened = await opening.stand?.catch(() => null)
    await opened?.close()
  }
}

function asData(told: { name: string; rows: Row[] }[], stand: Stand | undefined) {
  return {
    at: new Date().toISOString(),
    node: process.version,
    cpu: cpus()[0]?.model ?? '',
    cores: availableParallelism(),
    browser: stand?.browser.version() ?? null,
    rows: told.flatMap(({ name, rows }) => rows.map((row) => ({ name, ...row, verdict: verdictOf(row) }))),
  }
}

try {
  await bench()
} catch (error) {
  console.error(error instanceof UsageError ? error.message : error)
  process.exitCode = 1
}
