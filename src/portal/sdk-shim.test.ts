import { Text } from '@bitrix24/b24jssdk'
import { readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { expect, it } from 'vitest'
import { leftOut } from '../../vite.sdk.ts'
import * as shim from './sdk-shim.ts'
import { Text as textShim } from './sdk-text-shim.ts'

const ROOT = 'node_modules/@bitrix24/b24jssdk/dist/esm'
/** What src/portal imports of the SDK. */
const ENTRIES = ['loader-b24frame.mjs', 'core/http/ajax-error.mjs']
const names = Object.keys(shim)

/** Without comments and the words of messages, which name what they do not call. */
function read(module: string): string {
  const code = readFileSync(posix.join(ROOT, module), 'utf8').replace(/\/\*[^]*?\*\/|^ *\/\/.*$/gm, '')
  return code.replace(/(?<!from )"[^"\n]*"|`[^`]*`/g, '""')
}

function importsOf(module: string, code: string): { what: string[]; from: string }[] {
  return [...code.matchAll(/^import (.*) from '(\.[^']+)';$/gm)].map(([, what = '', path = '']) => ({
    what: what.match(/\w+/g) ?? [],
    from: posix.join(posix.dirname(module), path),
  }))
}

/** All that the page still has of the SDK. */
function keptModules(): Map<string, string> {
  const kept = new Map<string, string>()
  const open = [...ENTRIES]
  for (let module = open.pop(); module !== undefined; module = open.pop()) {
    if (kept.has(module) || leftOut.includes(module)) continue
    const code = read(module)
    kept.set(module, code)
    open.push(...importsOf(module, code).map(({ from }) => from))
  }
  return kept
}

/** Where `what` stands, as `module method: match`. */
function places(what: RegExp): string[] {
  const found = [...keptModules()].flatMap(([module, code]) =>
    [...code.matchAll(what)].map((match) => `${module} ${methodAround(code, match.index)}: ${match[0]}`),
  )
  return [...new Set(found)].toSorted()
}

function methodAround(code: string, index: number): string {
  const heads = code
    .slice(0, index)
    .matchAll(/^(?: {2}(?:static |async |get )*\*?|(?:async )?function )(#?\w+)\(/gm)
  return [...heads].at(-1)?.[1] ?? ''
}

it('has what the rest of the SDK imports of the modules left out', () => {
  const imported = [...keptModules()].flatMap(([module, code]) =>
    importsOf(module, code).flatMap(({ what, from }) => (leftOut.includes(from) ? what : [])),
  )
  expect([...new Set(imported)].toSorted()).toEqual(names.toSorted())
})

it('stands only where the SDK makes a thing on demand, and where it makes a client of REST v3 beside that of v2', () => {
  expect(places(new RegExp(String.raw`\bnew (?:${names.join('|')})\b`, 'g'))).toEqual([
    'core/actions/manager.mjs v3: new ActionsManagerV3',
    'core/actions/v2/manager-v2.mjs batch: new BatchV2',
    'core/actions/v2/manager-v2.mjs batchByChunk: new BatchByChunkV2',
    'core/actions/v2/manager-v2.mjs callList: new CallListV2',
    'core/actions/v2/manager-v2.mjs fetchList: new FetchListV2',
    'core/http/v2.mjs batch: new InteractionBatchV2',
    'core/http/v2.mjs batch: new ProcessingAsArrayV2',
    'core/http/v2.mjs batch: new ProcessingAsObjectV2',
    'core/tools/manager.mjs healthCheck: new HealthCheck',
    'core/tools/manager.mjs ping: new Ping',
    'frame/b24.mjs init: new HttpV3',
    'logger/logger-factory.mjs createForBrowserDevelopment: new ConsoleV2Handler',
    'logger/logger-factory.mjs createForBrowserDevelopment: new Logger',
    'logger/logger-factory.mjs createForBrowserProduction: new ConsoleV2Handler',
    'logger/logger-factory.mjs createForBrowserProduction: new Logger',
  ])
  expect(places(new RegExp(String.raw`(?<!^import .*)(?<!new )\b(?:${names.join('|')})\b`, 'gm'))).toEqual([])
})

it('is asked for by nothing in the SDK but the methods it has deprecated and the setters that Trail leaves alone', () => {
  const doors =
    'v3|callList|fetchList|batch|batchByChunk|tools|ping|healthCheck|createForBrowser\\w*|_httpV3|getHttpClient'
  expect(places(new RegExp(String.raw`(?<!ApiVersion)\.(?:${doors})\b`, 'g'))).toEqual([
    'core/abstract-b24.mjs callBatch: .batch',
    'core/abstract-b24.mjs callBatchByChunk: .batchByChunk',
    'core/abstract-b24.mjs callListMethod: .getHttpClient',
    'core/abstract-b24.mjs fetchListMethod: .fetchList',
    'core/abstract-b24.mjs getHttpClient: ._httpV3',
    'core/abstract-b24.mjs setHttpClient: ._httpV3',
    'core/abstract-b24.mjs setLogger: .getHttpClient',
    'core/abstract-b24.mjs setRestrictionManagerParams: .getHttpClient',
    'core/actions/manager.mjs setLogger: .v3',
    'core/actions/v2/call.mjs make: .getHttpClient',
    'frame/b24.mjs init: ._httpV3',
    'logger/logger-factory.mjs createForBrowser: .createForBrowserDevelopment',
    'logger/logger-factory.mjs createForBrowser: .createForBrowserProduction',
  ])
  expect(keptModules().get('core/actions/v2/call.mjs')).toContain('getHttpClient(ApiVersion.v2)')
  expect(
    places(/\.(?:callBatch|callBatchByChunk|callListMethod|fetchListMethod|setRestrictionManagerParams)\(/g),
  ).toEqual(['core/abstract-b24.mjs setRestrictionManagerParams: .setRestrictionManagerParams('])
})

it('is asked for by nothing of ours', () => {
  const ours = readdirSync('src/portal').filter(
    (file) => !file.includes('.test.') && !file.includes('-shim.'),
  )
  const asked =
    /\.(?:v3|callList|fetchList|batch|batchByChunk|tools|setLogger|setRestrictionManagerParams|call\w+Method|callBatch\w*)\b|LoggerFactory/
  for (const file of ours) expect(readFileSync(`src/portal/${file}`, 'utf8'), file).not.toMatch(asked)
})

it('tells whoever asks for it all the same', () => {
  expect(() => new shim.BatchV2()).toThrow('vite.sdk.ts')
  expect(() => new shim.HttpV3().call()).toThrow('vite.sdk.ts')
})

it('has of the texts what the rest of the SDK calls, with the same answers', () => {
  const called = places(/\bText\.\w+/g).filter((place) => !place.startsWith('tools/text.mjs'))
  expect([...new Set(called.map((place) => place.replace(/^.*Text\./, '')))].toSorted()).toEqual(
    Object.keys(textShim).toSorted(),
  )
  for (const value of [7, 7.9, -3, '42', '42.9', '1e3', ' 5 ', 'abc', '', null, undefined, Number.NaN, true])
    expect(textShim.toInteger(value), String(value)).toBe(Text.toInteger(value))
  expect(textShim.getUuidRfc4122()).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-8[\da-f]{3}-[\da-f]{12}$/)
  expect(textShim.getUniqId()).not.toBe(textShim.getUniqId())
})
