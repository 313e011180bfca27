import Database from 'libsql'
import { expect, it } from 'vitest'
import { keepStatements } from './kept-statements.ts'

function open() {
  const database = new Database(':memory:')
  database.exec(
    "create table word (id integer primary key, text text); insert into word values (1, 'a'), (2, 'b')",
  )
  return keepStatements(database)
}

it('prepares a text once', () => {
  const database = open()
  expect(database.prepare('select 1')).toBe(database.prepare('select 1'))
  expect(database.prepare('select 1')).not.toBe(database.prepare('select 2'))
})

it('reads one row as it is in the table', () => {
  const statement = open().prepare('select * from word where id > ? limit ?')
  expect(statement.all([1, 1])).toEqual([{ id: 2, text: 'b' }])
  expect(statement.all([0, 2])).toEqual([
    { id: 1, text: 'a' },
    { id: 2, text: 'b' },
  ])
  expect(statement.all([2, 1])).toEqual([])
  expect(statement.all([0, 1])).toEqual([{ id: 1, text: 'a' }])
  expect(statement.all([2, 2])).toEqual([])
  expect(statement.all([1, 2])).toEqual([{ id: 2, text: 'b' }])
})

it('is of use again after a failure', () => {
  const statement = open().prepare('insert into word values (?, ?)')
  expect(() => statement.run([1, 'twice'])).toThrow(/UNIQUE/)
  expect(statement.run([3, 'c']).changes).toBe(1)
})
