import type { Frame, Page } from '@playwright/test'
import type { AxeResults, RunOptions } from 'axe-core'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect } from './fixtures.ts'

declare global {
  interface Window {
    axe: { run: (options: RunOptions) => Promise<AxeResults> }
  }
}

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Look {
  colorScheme: 'light' | 'dark'
  width: number
}

const WIDE: Look = { colorScheme: 'light', width: 1280 }
const NARROW: Look = { colorScheme: 'dark', width: 360 }

/** Both themes and both widths in two looks. */
export const TWO_LOOKS = [WIDE, NARROW]
export const FOUR_LOOKS = [WIDE, NARROW, { ...NARROW, width: 1280 }, { ...WIDE, width: 360 }]

/** The frame of the tab, or the page itself where there is no portal around it. */
export function tabFrame(page: Page): Frame {
  return page.frames().find((frame) => frame.name().includes('|')) ?? page.mainFrame()
}

/** axe finds nothing in the tab as it is now. */
export async function expectNoFindings(page: Page, looks = TWO_LOOKS): Promise<void> {
  const frame = tabFrame(page)
  await frame.evaluate(source)
  const findings: string[] = []
  for (const { colorScheme, width } of looks) {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await frame.evaluate((theme) => void (document.documentElement.dataset['theme'] = theme), colorScheme)
    await page.setViewportSize({ width, height: 900 })
    const { violations } = await frame.evaluate(() =>
      window.axe.run({ rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'] }),
    )
    for (const { id, nodes } of violations) {
      for (const { target, failureSummary } of nodes)
        findings.push(`${colorScheme} ${width}: ${id} at ${target.join(' ')}: ${failureSummary}`)
    }
  }
  expect(findings).toEqual([])
}
