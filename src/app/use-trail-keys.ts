import type { KeyboardEvent, RefObject } from 'react'

/** Letters that press a button of the entry the focus is in; the buttons name their letter themselves. */
const LETTERS = 'pnbc'

/**
 * Single-letter keys while the focus is on an entry, never while somebody types. `?` shows the list. The buttons are
 * found by `aria-keyshortcuts`, so that what the keys do is what the buttons do.
 */
export function useTrailKeys(page: RefObject<HTMLElement | null>, letters: boolean, onHelp: () => void) {
  return (event: KeyboardEvent) => {
    const { target } = event
    if (!letters || event.ctrlKey || event.metaKey || event.altKey || !(target instanceof HTMLElement)) return
    if (target.closest('input, textarea, select, [role="menu"]')) return
    if (event.key.toLowerCase() === 'u') {
      event.preventDefault()
      page.current?.querySelector<HTMLElement>('[aria-keyshortcuts="U"]')?.click()
      return
    }
    const article = target.closest('article')
    if (!article || !page.current?.contains(article)) return
    if (event.key === '?') {
      event.preventDefault()
      onHelp()
      return
    }
    const letter = event.key.toLowerCase()
    if (letter.length !== 1 || !LETTERS.includes(letter)) return
    const button = article.querySelector<HTMLElement>(`[aria-keyshortcuts="${letter.toUpperCase()}"]`)
    if (!button) return
    event.preventDefault()
    button.click()
  }
}
