import { expect, it } from 'vitest'
import { readCommand } from './command-line.ts'

const NOW = Date.parse('2026-11-21T12:00:00Z')
const DAY = 86_400_000

function read(line: string) {
  return readCommand(line === '' ? [] : line.split(' '), NOW)
}

it('serves without a word', () => {
  expect(read('')).toEqual({ name: 'serve' })
  expect(read('serve')).toEqual({ name: 'serve' })
})

it('helps wherever it is asked to', () => {
  for (const line of ['--help', '-h', 'help', 'keys --help', 'keys create -h']) {
    expect(read(line)).toEqual({ name: 'help' })
  }
})

it('reads all that a key is to be', () => {
  expect(
    read('keys create --name Bot --app --read-only --entity-types 2,3,2 --expires 90d --rate 12'),
  ).toEqual({
    name: 'keys create',
    wish: {
      name: 'Bot',
      kind: 'app',
      readOnly: true,
      entityTypes: [2, 3],
      expiresAt: NOW + 90 * DAY,
      rate: 12,
    },
  })
})

it('makes a key that may all and never ends where nothing is said', () => {
  expect(read('keys create --name Bot')).toMatchObject({
    wish: { kind: 'api', readOnly: false, entityTypes: null, expiresAt: null, rate: null },
  })
})

it('reads hours, and a day as one that is still good', () => {
  expect(read('keys create --name Bot --expires 12h')).toMatchObject({
    wish: { expiresAt: NOW + DAY / 2 },
  })
  expect(read('keys create --name Bot --expires 2027-01-31')).toMatchObject({
    wish: { expiresAt: Date.parse('2027-02-01T00:00:00Z') },
  })
})

it.each([
  ['keys create', 'keys create needs --name'],
  ['keys create --name Quote bot', 'put a name of several words into quotes'],
  ['keys create --name Bot --expires soon', '--expires takes'],
  ['keys create --name Bot --expires 2027-02-31', '--expires takes'],
  ['keys create --name Bot --expires 2020-01-01', '--expires is in the past'],
  ['keys create --name Bot --expires 0d', '--expires is in the past'],
  ['keys create --name Bot --entity-types deals', '--entity-types takes the numbers'],
  ['keys create --name Bot --rate 0', '--rate takes'],
  ['keys create --name Bot --rate -1', "Option '--rate' argument is ambiguous: --help lists"],
  ['keys create --nmae Bot', 'did you mean --name?'],
  ['keys create --name', "'--name <value>' argument missing"],
  ['keys revoke', 'keys revoke needs the id or the prefix'],
  ['keys revoke one two', 'keys revoke does not take "two"'],
  ['keys list --rate 3', 'keys list does not take "--rate"'],
  ['keys', 'keys needs a word more'],
  ['keys crate', 'did you mean keys create?'],
  ['kesy lst', 'did you mean keys list?'],
  ['sevre', 'did you mean serve?'],
  ['frobnicate', 'There is no command "frobnicate". --help lists what there is.'],
])('says what is wrong with "%s"', (line, complaint) => {
  expect(() => read(line)).toThrow(complaint)
})
