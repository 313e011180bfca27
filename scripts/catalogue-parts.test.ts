import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, it } from 'vitest'
import { first } from '#i18n/catalogues/en.ts'
import { panels } from '#i18n/catalogues/en-panels.ts'

/** What the browser fetches for the first screen: the entry, and what it imports at once to draw. */
const ENTRIES = ['src/main.ts', 'src/app/draw.tsx']
const NO_PART_OF_THE_PAGE = /\.test\.tsx?$|^src\/(testing|i18n\/catalogues)\//

const KEYS = [...Object.keys(first), ...Object.keys(panels)]

/** Modules that `source` imports statically, types aside. */
function importsOf(path: string, source: string): string[] {
  const found = source.matchAll(/^(?:import|export)\s+(type\s)?([\w\s*,{}]*?)(?:\bfrom\s+)?'([^']+)'/gm)
  return [...found].flatMap(([, type, names = '', from = '']) => {
    if (type || isOnlyTypes(names) || !/\.tsx?$/.test(from)) return []
    return from.startsWith('#') ? `src/${from.slice(1)}` : normalize(join(dirname(path), from))
  })
}

function isOnlyTypes(names: string): boolean {
  const listed = /^\{([^}]*)\}\s*$/.exec(names)?.[1]?.split(',') ?? []
  return listed.length > 0 && listed.every((name) => /^\s*(type\s.*)?$/.test(name))
}

function loadedWith(entries: readonly string[]): Set<string> {
  const loaded = new Set<string>()
  const open = [...entries]
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (loaded.has(path)) continue
    loaded.add(path)
    open.push(...importsOf(path, readFileSync(path, 'utf8')))
  }
  return loaded
}

/** The keys that a module names, whole or by the beginning of a template. */
function keysIn(source: string): string[] {
  const names = new Set([...source.matchAll(/'([\w.]+)'/g)].map(([, name]) => name))
  const beginnings = [...source.matchAll(/`([a-z]+\.(?:\w+\.)*)\$\{/g)].map(([, beginning = '']) => beginning)
  return KEYS.filter((key) => names.has(key) || beginnings.some((beginning) => key.startsWith(beginning)))
}

function keysOf(modules: Iterable<string>): Set<string> {
  return new Set([...modules].flatMap((path) => keysIn(readFileSync(path, 'utf8'))))
}

const page = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((path) => `src/${path}`)
  .filter((path) => /\.tsx?$/.test(path) && !NO_PART_OF_THE_PAGE.test(path))
const firstModules = loadedWith(ENTRIES)
const usedFirst = keysOf(firstModules)
const usedLater = keysOf(page.filter((path) => !firstModules.has(path)))

it('follows what is imported at once, and not what is loaded on demand or only a type', () => {
  expect(firstModules).toContain('src/app/entry-card.tsx')
  expect(firstModules).toContain('src/core/portal-error.ts')
  expect(firstModules).not.toContain('src/features/compose/compose.tsx')
  expect(
    importsOf('src/a/b.ts', "import type { A } from '#core/a.ts'\nimport { type B } from './b.ts'"),
  ).toEqual([])
})

it('has every key that the first screen uses in the first part', () => {
  expect(Object.keys(panels).filter((key) => usedFirst.has(key))).toEqual([])
})

it('has no key in the first part that only panels use', () => {
  expect(Object.keys(first).filter((key) => !usedFirst.has(key) && usedLater.has(key))).toEqual([])
})

it('has no key that no module uses', () => {
  expect(KEYS.filter((key) => !usedFirst.has(key) && !usedLater.has(key))).toEqual([])
})
