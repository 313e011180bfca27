import type { RefObject } from 'react'
import { focusArticle, isTyping, listenToFeedKeys } from '#features/entries/feed-keys.ts'
import { letterOf } from '#ui/letter-of.ts'
import { preloadPanels } from './preload-panels.ts'
import { visibleOf } from './visible-of.ts'

/** Where arrow keys already do something. */
const OWN_ARROWS = '[role="toolbar"], [role="radiogroup"], [role="listbox"]'

const SEARCH_FIELDS = '[type="search"], [role="searchbox"], [role="combobox"]'

export interface TrailKeys {
  page: RefObject<HTMLElement | null>
  /** The entry that has the focus or had it last. */
  last: RefObject<HTMLElement | null>
  /** False where a person switched letter keys off. */
  areLettersOn: () => boolean
  /** What panels wait for, fetched at the first key. */
  needs: () => Promise<void>
  /** The first key that was pressed before this code was here; it is not lost. */
  early: KeyboardEvent | null
}

/**
 * The keys of the tab, wherever the focus is in the frame, but never while a person types. Letters press the button that
 * names them in `aria-keyshortcuts`: first in the entry that has the focus or had it last, then on the rest of the page.
 * So the keys do what the buttons do. Answers how to stop.
 */
export function listenToKeys({ page, last, areLettersOn, needs, early }: TrailKeys): () => void {
  function handleFocus({ target }: FocusEvent) {
    if (target instanceof HTMLElement && target.matches('article')) last.current = target
  }

  function handleKey(event: KeyboardEvent) {
    preloadPanels(needs)
    const root = page.current
    if (!root || event.defaultPrevented || event.isComposing) return
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
    const target = event.target instanceof Element ? event.target : root
    if (target.closest('[role="menu"]')) return
    const letter = areLettersOn() ? letterOf(event) : ''
    const step = letter === 'j' ? 1 : letter === 'k' ? -1 : arrowStep(event, target)
    const acted = step === 0 ? !event.repeat && press(root, target, letter) : walk(root, step)
    if (acted) event.preventDefault()
  }

  function press(root: HTMLElement, target: Element, letter: string): boolean {
    const entry = target.closest('article') ?? (last.current?.isConnected ? last.current : null)
    const wanted = buttonFor(letter, root, entry)
    wanted?.click()
    return wanted !== null || (letter === '/' && focusSearch(root))
  }

  /** Moves the focus to the next or the previous entry, the pinned ones included. False where there is none. */
  function walk(root: HTMLElement, step: number): boolean {
    const entries = [...root.querySelectorAll<HTMLElement>('article')]
    const at = entries.findIndex((entry) => entry.contains(document.activeElement))
    const next = entries[at + step]
    if (at < 0) void walkFromSight(root, entries, step)
    else if (next) focusArticle(next)
    return at < 0 ? entries.length > 0 : next !== undefined
  }

  /** The focus is in no entry: goes on from the last one while it is in sight, else to the first in sight of the feed. */
  async function walkFromSight(root: HTMLElement, entries: HTMLElement[], step: number): Promise<void> {
    const visible = await visibleOf(entries)
    const from = visible.find((entry) => entry === last.current)
    const inFeed = (entry: HTMLElement) => entry.closest('[role="feed"]') !== null
    const first = visible.find(inFeed) ?? entries.find(inFeed) ?? entries[0]
    const next = from ? (entries[entries.indexOf(from) + step] ?? from) : first
    if (next && root.contains(next)) focusArticle(next)
  }

  const stopFeedKeys = listenToFeedKeys()
  document.addEventListener('focusin', handleFocus)
  if (early) handleKey(early)
  document.addEventListener('keydown', handleKey)
  return () => {
    stopFeedKeys()
    document.removeEventListener('focusin', handleFocus)
    document.removeEventListener('keydown', handleKey)
  }
}

function arrowStep({ key, shiftKey }: KeyboardEvent, target: Element): number {
  if (shiftKey || target.closest(OWN_ARROWS)) return 0
  return key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0
}

function buttonFor(letter: string, root: HTMLElement, entry: Element | null): HTMLElement | null {
  if (letter === '') return null
  const named = `[aria-keyshortcuts="${letter.toUpperCase()}"]`
  const elsewhere = [...root.querySelectorAll<HTMLElement>(named)].find(
    (button) => !button.closest('article'),
  )
  return entry?.querySelector<HTMLElement>(named) ?? elsewhere ?? null
}

function focusSearch(root: HTMLElement): boolean {
  const field = root.querySelector<HTMLElement>(SEARCH_FIELDS)
  field?.focus()
  return field !== null
}
