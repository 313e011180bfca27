import { expect, it } from 'vitest'
import { lockProblems } from './check-lock.ts'

const lock = (packages: object) => JSON.stringify({ packages })
const manifest = (dependencies: object) => JSON.stringify({ dependencies })

it('finds nothing in a complete lock of pinned versions', () => {
  const packages = {
    'node_modules/a': { optionalDependencies: { b: '1' } },
    'node_modules/b': {},
  }
  expect(lockProblems(lock(packages), manifest({ a: '1.0.0' }))).toEqual([])
})

it('names a binary that the lock left out', () => {
  const packages = { 'node_modules/a': { optionalDependencies: { 'a-darwin': '1' } } }
  expect(lockProblems(lock(packages), manifest({}))).toEqual([
    'package-lock.json: a-darwin, wanted by node_modules/a, is missing',
  ])
})

it('finds a nested copy in the folders above', () => {
  const packages = {
    'node_modules/a/node_modules/c': { optionalDependencies: { b: '1' } },
    'node_modules/a/node_modules/b': {},
  }
  expect(lockProblems(lock(packages), manifest({}))).toEqual([])
})

it('names a loose version and an address', () => {
  const packages = { 'node_modules/a': { resolved: 'https://x.example/a.tgz' } }
  expect(lockProblems(lock(packages), manifest({ a: '^1.0.0' }))).toHaveLength(2)
})
