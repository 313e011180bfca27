import { allSources } from './all-sources.ts'
import { serverRefusals } from './rest-server.ts'
import type { Evidence, Refusal, Source } from './source.ts'

const words: Record<Evidence, string> = {
  example: 'documented example, tested',
  docs: 'documented',
  build: 'seen in a build',
  suite: "other people's suite",
  assumed: 'assumed',
}

const intro = `# What stands behind the emulator

No live portal was at hand when the emulator was written. This page says for each method, and for each refusal, where
the behaviour comes from. It is made from \`emulator/sources/\` by \`npm run docs:emulator\`; do not edit it here.

- **documented example, tested**: the REST docs print it, and \`emulator/conformance/\` runs it.
- **documented**: the REST docs state it, without an example that could be run.
- **seen in a build**: an on-premise build does so where the docs are silent or say something else.
- **other people's suite**: test suites of other clients expect it.
- **assumed**: nothing states it. Check it on your portal before you rely on it.

Where sources disagree, the emulator has a switch: [portal.md](portal.md).`

/** docs/emulator.md, as text. Line breaks within a paragraph are the formatter's. */
export function emulatorDocument(): string {
  const methods = Object.entries(allSources).toSorted(([a], [b]) => a.localeCompare(b, 'en'))
  const sections = methods.map(([name, source]) => `### ${name}\n\n${answer(source)}`)
  const server = `## Every method\n\nThe REST server itself refuses with:\n\n${list(serverRefusals)}`
  return `${[intro, server, '## Each method', ...sections].join('\n\n')}\n`
}

function answer({ answer: evidence, note, refusals }: Source): string {
  const first = `Answer: ${words[evidence]}.${note === undefined ? '' : ` ${note}`}`
  return refusals.length === 0 ? first : `${first}\n\n${list(refusals)}`
}

function list(refusals: readonly Refusal[]): string {
  return refusals.map((each) => `- ${named(each)}: ${words[each.evidence]}`).join('\n')
}

function named({ code, text }: Refusal): string {
  return `${code === '' ? 'no code' : `\`${code}\``} "${text}"`
}
