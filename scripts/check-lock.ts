import { readFileSync } from 'node:fs'
import { z } from 'zod'

const dependencies = z.record(z.string(), z.string()).default({})
const lock = z.object({
  packages: z.record(
    z.string(),
    z.object({ optionalDependencies: dependencies, resolved: z.string().optional() }),
  ),
})
const manifest = z.object({ dependencies, devDependencies: dependencies })

/** What makes `npm ci` fail or differ on another machine: a loose version, a binary left out, a registry's address. */
export function lockProblems(lockText: string, manifestText: string): string[] {
  const { packages } = lock.parse(JSON.parse(lockText))
  const wanted = manifest.parse(JSON.parse(manifestText))
  const problems: string[] = []
  for (const [name, version] of Object.entries({ ...wanted.dependencies, ...wanted.devDependencies }))
    if (!/^\d/.test(version)) problems.push(`package.json: ${name} is not pinned exactly (${version})`)
  for (const [path, { optionalDependencies, resolved }] of Object.entries(packages)) {
    if (resolved) problems.push(`package-lock.json: ${path} names the address it came from`)
    for (const name of Object.keys(optionalDependencies))
      if (!isLocked(packages, path, name))
        problems.push(`package-lock.json: ${name}, wanted by ${path}, is missing`)
  }
  return problems
}

/** Node's own way: in the package's own folder, then in each one above it. */
function isLocked(packages: Record<string, unknown>, path: string, name: string): boolean {
  for (let folder = path; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (`${folder ? `${folder}/` : ''}node_modules/${name}` in packages) return true
    if (folder === '') return false
  }
}

if (process.argv[1]?.endsWith('check-lock.ts')) {
  const problems = lockProblems(
    readFileSync('package-lock.json', 'utf8'),
    readFileSync('package.json', 'utf8'),
  )
  for (const problem of problems) console.error(problem)
  console.log(
    problems.length === 0
      ? 'the lock is complete'
      : 'run npm install with the registry’s full set, and commit the lock',
  )
  process.exitCode = problems.length === 0 ? 0 : 1
}
