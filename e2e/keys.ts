import type { Locator, Page } from '@playwright/test'
import { expect } from './fixtures.ts'

/** Walks by Tab alone, as far as a patient person would. */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    if (await hasFocus(target)) return
    await page.keyboard.press(key)
  }
  await expect(target).toBeFocused()
}

function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluateAll((all) =>
    all.some((each) => each === document.activeElement && document.hasFocus()),
  )
}

export async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

/** Presses a key of another layout than Playwright's own English one: `key` is what it writes, `code` its place. */
export async function otherLayout(page: Page) {
  const session = await page.context().newCDPSession(page)
  return async (key: string, code: string, shift = false): Promise<void> => {
    const pressed = { key, code, modifiers: shift ? SHIFT : 0, windowsVirtualKeyCode: key.charCodeAt(0) }
    await session.send('Input.dispatchKeyEvent', { ...pressed, type: 'keyDown', text: key })
    await session.send('Input.dispatchKeyEvent', { ...pressed, type: 'keyUp' })
  }
}

/** As the DevTools protocol counts modifiers. */
const SHIFT = 8
