import { expect, it } from 'vitest'

import { emulatorHelp, readCliArguments, readPort, readStartArguments, startHelp } from './cli-arguments.ts'

it('runs with the usual choices when nothing is given', () => {
  expect(readCliArguments([])).toEqual({
    seed: 'demo',
    dialect: 'cloud',
    appUrl: 'http://localhost:5173/',
    help: false,
  })
})

it('reads every flag', () => {
  const read = readCliArguments(['--seed', 'large', '--dialect=docs', '--app-url', 'https://app.example'])
  expect(read).toEqual({ seed: 'large', dialect: 'docs', appUrl: 'https://app.example/', help: false })
})

it('knows the dialect for the printed examples, and names it in both helps', () => {
  expect(readCliArguments(['--dialect', 'fixed']).dialect).toBe('fixed')
  expect(readStartArguments(['--dialect', 'fixed']).dialect).toBe('fixed')
  for (const help of [emulatorHelp, startHelp]) expect(help).toContain('cloud|docs|fixed')
})

it.each([
  [['--seed', 'huge'], '--seed does not know "huge": use one of demo, empty, large.'],
  [['--dialect', 'old'], '--dialect does not know "old": use one of cloud, docs, fixed.'],
  [['--app-url', '5173'], '--app-url 5173: give a whole address such as http://localhost:5173/.'],
  [['--colour'], "Unknown option '--colour': --help lists what there is."],
])('names what is wrong with %j', (args, message) => {
  expect(() => readCliArguments(args)).toThrow(message)
})

it('refuses a port that is none', () => {
  process.env['EMULATOR_TEST_PORT'] = 'eighty'
  expect(() => readPort('EMULATOR_TEST_PORT', 80)).toThrow('EMULATOR_TEST_PORT is "eighty"')
})
