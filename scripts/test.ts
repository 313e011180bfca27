import { type Tally, checks } from './checks.ts'

/** Runs every check there is, goes on after a red one, and closes with the line that sums them up. */
const only = process.argv.slice(2)
const sum: Tally = { passed: 0, failed: 0 }

for (const [name, check] of Object.entries(checks)) {
  if (only.length > 0 && !only.includes(name)) continue
  console.log(`\n── ${name}`)
  const began = Date.now()
  const tally = await check()
  sum.passed += tally.passed
  sum.failed += tally.failed
  console.log(`── ${name}: ${said(tally)} in ${Math.round((Date.now() - began) / 1000)} s`)
}

console.log(`\n${said(sum)}`)
// Nothing run is no success either.
process.exitCode = sum.failed > 0 || sum.passed === 0 ? 1 : 0

function said({ passed, failed }: Tally): string {
  return `${passed} passed, ${failed} failed`
}
