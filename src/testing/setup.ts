import '@testing-library/jest-dom/vitest'
import { cleanup, configure } from '@testing-library/react'
import { afterEach, beforeEach, expect, vi } from 'vitest'

/** How long to wait for what must come; a busy machine is no defect. */
configure({ asyncUtilTimeout: 4_000 })

// jsdom has no layout, and so nothing to scroll.
Element.prototype.scrollIntoView ??= () => {}

/** A warning on the console is a defect, so a test that causes one fails. */
const noise: string[] = []

beforeEach(() => {
  noise.length = 0
  localStorage.clear()
  for (const level of ['error', 'warn'] as const) {
    vi.spyOn(console, level).mockImplementation((...words: unknown[]) => {
      noise.push(words.map(String).join(' '))
    })
  }
})

afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
  expect(noise).toEqual([])
})
