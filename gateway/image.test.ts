import { readFile } from 'node:fs/promises'
import { afterAll, expect, it } from 'vitest'
import { endOf, npmFolder, spawnBare, testFolders } from './testing/gateway-process.ts'

const closers: (() => Promise<void>)[] = []
afterAll(async () => {
  for (const close of closers) await close()
})

it('keys are made in the image as documented: what npm run gateway needs is in it', async () => {
  const [{ folder, remove }, { env, remove: clear }] = await Promise.all([npmFolder(), testFolders()])
  closers.push(remove, clear)
  const command = ['npm', 'run', '--silent', 'gateway', '--', 'keys', 'create', '--name', 'Quote bot']
  const { code, stdout, stderr } = await endOf(spawnBare(command, env, folder))
  expect([code, stdout]).toEqual([0, expect.stringMatching(/^trail_api_\w+\n$/)])
  expect(stderr).toContain('for "Quote bot" is made')
  const [dockerfile, sent] = await Promise.all(
    ['Dockerfile', 'Dockerfile.dockerignore'].map((file) =>
      readFile(new URL(`../docs/gateway/${file}`, import.meta.url), 'utf8'),
    ),
  )
  const image = dockerfile?.split('\nFROM ').at(-1) ?? ''
  for (const file of ['package.json', 'scripts/gateway.mjs', 'dist-gateway'])
    expect(image).toMatch(new RegExp(`^COPY .*${file}`, 'm'))
  expect(sent).toContain('!scripts/gateway.mjs\n')
})
