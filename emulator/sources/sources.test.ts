import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { methods } from '../methods/methods.ts'
import { allSources } from './all-sources.ts'
import { emulatorDocument } from './document.ts'
import { isPrinted, provoke } from './provoke.ts'
import { serverRefusals, serverSources } from './rest-server.ts'
import type { Refusal } from './source.ts'

function fits({ code, text }: Refusal, found: { code: string; text: string }): boolean {
  return isLike(code, found.code) && isLike(text, found.text)
}

function isLike(text: string, found: string): boolean {
  const pattern = text.replaceAll(/[.*+?^$()|[\]\\]/g, String.raw`\$&`).replaceAll(/\{.*?\}/g, '.*')
  return new RegExp(`^${pattern}$`, 's').test(found)
}

describe('what stands behind the emulator', () => {
  it('has a line for every method, and none for a method that is not there', () => {
    const known = [...Object.keys(methods), ...Object.keys(serverSources)]
    expect(Object.keys(allSources).toSorted()).toEqual(known.toSorted())
  })

  it('calls a documented example only what a fixture prints', () => {
    const claims = Object.entries(allSources).flatMap(([method, { answer, refusals }]) => [
      ...(answer === 'example' ? [{ method, code: undefined }] : []),
      ...refusals.filter(({ evidence }) => evidence === 'example').map(({ code }) => ({ method, code })),
    ])
    expect(claims.length).toBeGreaterThan(20)
    expect(claims.filter(({ method, code }) => !isPrinted(method, code))).toEqual([])
  })

  it.each(Object.keys(methods))('lists the refusals of %s, all and no others', async (method) => {
    const { refusals } = allSources[method] ?? { refusals: [] }
    const found = await provoke(method)
    const listed = [...refusals, ...serverRefusals]
    expect(found.filter((each) => !listed.some((known) => fits(known, each)))).toEqual([])
    expect(refusals.filter((known) => !found.some((each) => fits(known, each)))).toEqual([])
  })

  it('is docs/emulator.md, word for word', () => {
    const written = readFileSync(new URL('../../docs/emulator.md', import.meta.url), 'utf8')
    expect(written.replaceAll('\r\n', '\n')).toBe(emulatorDocument())
  })
})
