import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'

/** Whom a room may not import: each line must be refused where it stands. */
const FORBIDDEN = {
  'src/core': [
    'react',
    '#portal/host.ts',
    '#ui/icon.tsx',
    '#data/keys.ts',
    '@tanstack/react-query',
    'zod',
    'node:fs',
    '../portal/host.ts',
  ],
  'src/ui': [
    '#core/entry.ts',
    '#portal/host.ts',
    '#i18n/use-i18n.ts',
    '@tanstack/react-query',
    '#features/entries/feed.tsx',
  ],
  'src/portal': ['#features/entries/feed.tsx', '#app/app.tsx', '#ui/icon.tsx', '@tanstack/react-query'],
  'src/i18n': ['#core/entry.ts', '#portal/host.ts'],
  'src/data': ['#features/entries/feed.tsx', '#ui/icon.tsx', '@bitrix24/b24jssdk', '#emulator/emulator.ts'],
  'src/features/probe': [
    '#features/entries/feed.tsx',
    '../entries/feed.tsx',
    '#app/app.tsx',
    '@bitrix24/b24jssdk',
    '#testing/setup.ts',
  ],
  'src/app': [
    '#testing/setup.ts',
    '#emulator/emulator.ts',
    '#gateway/config.ts',
    '@bitrix24/b24jssdk',
    'hono',
  ],
  emulator: [
    '#core/paging.ts',
    '#data/keys.ts',
    '@bitrix24/b24jssdk',
    'react',
    '../src/core/paging.ts',
    '#gateway/config.ts',
  ],
  gateway: ['#data/keys.ts', '#emulator/emulator.ts', '@bitrix24/b24jssdk', 'react', '../src/portal/host.ts'],
  e2e: ['#core/paging.ts', '../src/core/paging.ts', '#gateway/config.ts'],
  bench: ['#app/app.tsx', '../src/core/paging.ts'],
} as const

/** And whom it may. */
const ALLOWED = {
  'src/core': ['valibot', './entry.ts'],
  'src/ui': ['react', './icon.tsx'],
  'src/portal': ['#core/entry.ts', 'react', '@bitrix24/b24jssdk'],
  'src/data': ['#core/entry.ts', '#portal/host.ts', '@tanstack/react-query', '#i18n/use-i18n.ts'],
  'src/features/probe': ['#core/entry.ts', '#data/keys.ts', '#ui/icon.tsx', '#portal/host.ts', 'react'],
  'src/app': ['#features/entries/feed.tsx', '#core/entry.ts', '#ui/icon.tsx'],
  emulator: ['hono', '#core/wire/shapes.ts'],
  gateway: ['hono', 'zod', 'node:fs', '#core/operations.ts'],
  e2e: ['@playwright/test', '#emulator/emulator.ts'],
} as const

const cases = (table: Readonly<Record<string, readonly string[]>>) =>
  Object.entries(table).flatMap(([room, names]) =>
    names.map((name, k) => ({ room, name, file: join(room, `probe-${k}.ts`) })),
  )

const folders = { forbidden: '', allowed: '' }
const complaints = { forbidden: '', allowed: '' }

/** The project's own rules over one folder of probes; the plugin and the types it needs are not there. */
function lint(folder: string): string {
  const rules: Record<string, unknown> = JSON.parse(readFileSync('.oxlintrc.json', 'utf8'))
  delete rules['jsPlugins']
  delete rules['$schema']
  rules['rules'] = {}
  rules['categories'] = { correctness: 'off' }
  writeFileSync(join(folder, '.oxlintrc.json'), JSON.stringify(rules))
  const { stdout } = spawnSync(resolve('node_modules/.bin/oxlint'), ['-f', 'unix', '.'], {
    cwd: folder,
    encoding: 'utf8',
  })
  return stdout
}

beforeAll(() => {
  for (const [kind, table] of [
    ['forbidden', FORBIDDEN],
    ['allowed', ALLOWED],
  ] as const) {
    folders[kind] = mkdtempSync(join(tmpdir(), 'trail-rules-'))
    for (const { name, file } of cases(table)) {
      const path = join(folders[kind], file)
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, `import * as probe from '${name}'\nexport { probe }\n`)
    }
    complaints[kind] = lint(folders[kind])
  }
})

afterAll(() => {
  for (const folder of Object.values(folders)) rmSync(folder, { recursive: true, force: true })
})

it.each(cases(FORBIDDEN))('$room may not import $name', ({ file }) => {
  expect(complaints.forbidden).toContain(`${file}:1:`)
})

it.each(cases(ALLOWED))('$room may import $name', ({ file }) => {
  expect(complaints.allowed).not.toContain(`${file}:1:`)
})

it('lints every probe', () => {
  const lines = complaints.forbidden.split('\n').filter((line) => line.includes('no-restricted-imports'))
  expect(lines).toHaveLength(cases(FORBIDDEN).length)
})
