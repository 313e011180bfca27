import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import Database from 'libsql'
import { afterAll, describe, expect, it } from 'vitest'
import { openFile } from './file-engine.ts'
import { openStore } from './open-store.ts'
import { entryOf, keyNamed, storeContract } from './store-contract.ts'
import { StoreError } from './store-error.ts'

const root = mkdtempSync(join(tmpdir(), 'trail-store-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

storeContract('the file', () => open('contract'))

describe('the file', () => {
  it('is made for the owner only', async () => {
    const store = await open('private')
    expect(statSync(join(root, 'private')).mode & 0o777).toBe(0o700)
    for (const file of ['trail.db', 'trail.db-wal', 'gateway.lock'])
      expect(statSync(join(root, 'private', file)).mode & 0o777).toBe(0o600)
    await store.close()
  })

  it('keeps what was written after it is closed', async () => {
    const store = await open('kept')
    await store.entries.add([entryOf('portal', 1)])
    await store.close()
    const again = await open('kept')
    expect(await again.entries.highestId('portal')).toBe(1)
    await again.close()
  })

  it('is refused to a second gateway, and free again when the first is gone', async () => {
    const store = await open('claimed')
    const second = open('claimed')
    await expect(second).rejects.toThrow(StoreError)
    await expect(second).rejects.toThrow('set DATABASE_URL')
    await store.close()
    await (await open('claimed')).close()
  })

  it('is open to the command line beside a gateway', async () => {
    const store = await open('beside')
    const beside = await open('beside', false)
    await Promise.all([
      ...Array.from({ length: 20 }, (_, id) => beside.keys.add(keyNamed(`beside ${id}`))),
      ...Array.from({ length: 20 }, (_, id) => store.keys.add(keyNamed(`gateway ${id}`))),
    ])
    expect(await store.keys.list()).toHaveLength(40)
    await beside.close()
    await store.close()
  })

  it('loses nothing that was acknowledged when the gateway is killed', async () => {
    const child = run(writerFor(join(root, 'killed')), 'pipe')
    if (child.stdout === null) throw new Error('the writer says nothing')
    let acknowledged = 0
    for await (const chunk of child.stdout) {
      acknowledged = Number(String(chunk).trim().split('\n').at(-1))
      if (acknowledged > 50) break
    }
    child.kill('SIGKILL')
    await once(child, 'exit')
    const store = await open('killed')
    expect(await store.entries.highestId('portal')).toBeGreaterThanOrEqual(acknowledged)
    await store.close()
  })

  it('says what to set where the folder cannot be made', async () => {
    writeFileSync(join(root, 'a-file'), '')
    await expect(open('a-file/below')).rejects.toThrow(/cannot be opened .*set DATA_DIR/)
  })

  it('says what to set where the file is something else', async () => {
    await (await open('broken')).close()
    rmSync(join(root, 'broken', 'trail.db-wal'), { force: true })
    writeFileSync(join(root, 'broken', 'trail.db'), 'x'.repeat(8192))
    await expect(open('broken')).rejects.toThrow(
      /is damaged \(SQLITE_NOTADB: .*\): restore a backup in place of/,
    )
  })

  it('says to restore a backup where half of the file is gone', async () => {
    await (await open('halved')).close()
    const file = join(root, 'halved', 'trail.db')
    truncateSync(file, statSync(file).size / 2)
    await expect(open('halved')).rejects.toThrow(/is damaged \(.+\): restore a backup in place of/)
  })

  it('waits for the disk at each write: a power cut takes nothing that was acknowledged', async () => {
    const { db, leave } = openFile(join(root, 'synchronous'), true)
    const { rows } = await sql<{ synchronous: number }>`pragma synchronous`.execute(db)
    // FULL: https://sqlite.org/pragma.html#pragma_synchronous
    expect(rows).toEqual([{ synchronous: 2 }])
    await db.destroy()
    leave()
  })

  it('is whole in a copy of the file alone once it is closed', async () => {
    const store = await open('folded')
    await store.entries.add(Array.from({ length: 100 }, (_, k) => entryOf('portal', k + 1)))
    await store.close()
    mkdirSync(join(root, 'copied'))
    copyFileSync(join(root, 'folded', 'trail.db'), join(root, 'copied', 'trail.db'))
    const copy = await open('copied')
    expect(await copy.entries.highestId('portal')).toBe(100)
    await copy.close()
  })

  it('is not ready once a write failed, and is again when a write succeeds', async () => {
    const store = await open('written')
    await expect(store.ready()).resolves.toBeUndefined()
    const beside = new Database(join(root, 'written', 'trail.db'))
    beside.exec('alter table entry rename to taken')
    await expect(store.entries.add([entryOf('portal', 1)])).rejects.toThrow('no such table')
    await store.entries.add([])
    await expect(store.ready()).rejects.toThrow('no such table')
    beside.exec('alter table taken rename to entry')
    beside.close()
    await store.entries.add([entryOf('portal', 1)])
    await expect(store.ready()).resolves.toBeUndefined()
    await store.close()
  })

  it('is ready although it refused what may not be written', async () => {
    const store = await open('refusing')
    await store.keys.add(keyNamed('twice'))
    await expect(store.keys.add(keyNamed('twice'))).rejects.toThrow('UNIQUE')
    await expect(store.ready()).resolves.toBeUndefined()
    await store.close()
  })

  it('is made once where several processes make it at once', async () => {
    const dataDir = join(root, 'at-once')
    const children = Array.from({ length: 3 }, () => run(openerFor(dataDir), 'inherit'))
    const ends = await Promise.all(children.map((child) => once(child, 'exit')))
    expect(ends.map(([code]) => code)).toEqual([0, 0, 0])
    const store = await open('at-once')
    await expect(store.ready()).resolves.toBeUndefined()
    await store.close()
  })

  it('is refused where a newer gateway wrote it', async () => {
    await (await open('newer')).close()
    const database = new Database(join(root, 'newer', 'trail.db'))
    database.exec("insert into kysely_migration values ('9999-later', '2099-01-01T00:00:00.000Z')")
    database.close()
    await expect(open('newer')).rejects.toThrow('newer gateway')
  })
})

function open(folder: string, exclusive = true) {
  return openStore({ databaseUrl: null, dataDir: join(root, folder), exclusive })
}

function run(code: string, output: 'pipe' | 'inherit') {
  return spawn(process.execPath, ['--import', 'tsx', '--input-type', 'module', '--eval', code], {
    stdio: ['ignore', output, 'inherit'],
  })
}

function openerFor(dataDir: string): string {
  return `
    import { openStore } from '#gateway/store/open-store.ts'
    const store = await openStore({ databaseUrl: null, dataDir: ${JSON.stringify(dataDir)}, exclusive: false })
    await store.close()`
}

/** A process that claims one entry after the other and says each number once it is written. */
function writerFor(dataDir: string): string {
  return `
    import { openStore } from '#gateway/store/open-store.ts'
    const store = await openStore({ databaseUrl: null, dataDir: ${JSON.stringify(dataDir)}, exclusive: true })
    for (let entryId = 1; ; entryId += 1) {
      await store.entries.add([{ ...${JSON.stringify(entryOf('portal', 0))}, entryId }])
      process.stdout.write(entryId + '\\n')
    }`
}
