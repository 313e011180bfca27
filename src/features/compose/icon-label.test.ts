import { expect, it } from 'vitest'
import { iconLabel } from './icon-label.ts'

it.each([
  ['call', 'Call'],
  ['ai-copilot', 'Ai copilot'],
  ['stage_change', 'Stage change'],
  ['call-incoming-missed', 'Call incoming missed'],
  ['--', '--'],
])('reads %s as %s', (code, label) => {
  expect(iconLabel(code)).toBe(label)
})
