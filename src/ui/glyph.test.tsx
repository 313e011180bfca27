import { render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { drawingOf } from './glyph-codes.ts'
import { Glyph } from './glyph.tsx'

it('is an image with a name', () => {
  render(<Glyph code="robot" label="Written by a robot" />)
  expect(screen.getByRole('img', { name: 'Written by a robot' })).toBeVisible()
})

it('is silent without a name', () => {
  render(<Glyph code="robot" label="" />)
  expect(screen.queryByRole('img')).not.toBeInTheDocument()
})

it.each([
  ['ai-copilot', 'bot'],
  ['circle-check', 'ok'],
  ['attention', 'warn'],
  ['circle-crossed', 'bad'],
  ['info', 'neutral'],
])('gives %s the tone %s', (code, tone) => {
  expect(drawingOf(code).tone).toBe(tone)
})

it.each(['', 'my-own-icon', 'constructor', '__proto__'])('draws the unknown code "%s" neutrally', (code) => {
  expect(drawingOf(code)).toEqual({ icon: 'list', tone: 'neutral' })
})

it('does not mind the case of a code', () => {
  expect(drawingOf('IM').icon).toBe('chat')
})

it('draws a missed call unlike another call, so that colour is not the only mark', () => {
  expect(drawingOf('call-incoming-missed').icon).not.toBe(drawingOf('call').icon)
})

it('tells every tone apart by its drawing, not by colour alone', () => {
  const drawn = ['robot', 'circle-check', 'attention', 'circle-crossed', 'info'].map(
    (code) => drawingOf(code).icon,
  )
  expect(new Set(drawn).size).toBe(drawn.length)
})
