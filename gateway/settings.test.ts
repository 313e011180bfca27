import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { SETTINGS } from './settings.ts'

/** What holds without a setting, where docs say it in words of their own. */
const IN_WORDS = new Map([['PAGE_DIR', "the project's dist"]])

it('has every setting in docs/gateway.md, with what holds without it', async () => {
  const text = await readFile(new URL('../docs/gateway.md', import.meta.url), 'utf8')
  const section = /\n## Settings\n[^]*?\n## /.exec(text)?.[0] ?? ''
  const rows = [...section.matchAll(/^\| `(\w+)` +\| (.*?) *\| /gm)].map(([, name, usual]) => [name, usual])
  expect(rows).toEqual(SETTINGS.map(({ name, usual }) => [name, IN_WORDS.get(name) ?? usual]))
})
