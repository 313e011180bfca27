import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react'

export interface Place {
  at: number
  of: number
}

/**
 * Walks the articles of a feed as screen reader users know it (WAI-ARIA feed pattern): Page Up and Page Down from
 * article to article, Ctrl+Home and Ctrl+End out of the feed. Answers the feed's handlers.
 */
export function useFeedKeys(root: RefObject<HTMLElement | null>) {
  const lastInput = useRef('keydown')
  const focusedBy = useRef('keydown')

  useEffect(() => {
    const remember = ({ type }: Event) => void (lastInput.current = type)
    const inputs = ['keydown', 'pointerdown'] as const
    for (const type of inputs) document.addEventListener(type, remember, true)
    return () => {
      for (const type of inputs) document.removeEventListener(type, remember, true)
    }
  }, [])

  function onFocus(): void {
    focusedBy.current = lastInput.current
  }

  function onKeyDown(event: KeyboardEvent): void {
    const feed = root.current
    if (!feed || isTyping(event.target)) return
    const step = event.key === 'PageDown' ? 1 : event.key === 'PageUp' ? -1 : 0
    const leaves = (event.ctrlKey || event.metaKey) && (event.key === 'Home' || event.key === 'End')
    // After a click into an entry Page Down scrolls, as it does everywhere else.
    const next =
      step !== 0 && focusedBy.current === 'keydown'
        ? neighbour(feed, event.target, step)
        : leaves && outside(feed, event.key === 'Home' ? 'before' : 'after')
    if (!next) return
    event.preventDefault()
    if (leaves) next.focus()
    else focusArticle(next)
  }

  return { onFocus, onKeyDown }
}

function neighbour(feed: HTMLElement, target: EventTarget, step: number): HTMLElement | undefined {
  const articles = [...feed.querySelectorAll<HTMLElement>(':scope > article')]
  const at = articles.findIndex((article) => article.contains(target instanceof Node ? target : null))
  return articles[at + step]
}

export function focusArticle(article: HTMLElement): void {
  article.focus()
  article.scrollIntoView({ block: 'nearest' })
}

const TEXT_FIELDS = 'input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]'

export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest(TEXT_FIELDS) !== null
}

const STOPS = 'a[href], button:not(:disabled), input, textarea, [tabindex="0"]'

function outside(feed: HTMLElement, side: 'before' | 'after'): HTMLElement | null {
  const all = [...document.querySelectorAll<HTMLElement>(STOPS)].filter((stop) => !feed.contains(stop))
  const wanted = side === 'before' ? Node.DOCUMENT_POSITION_PRECEDING : Node.DOCUMENT_POSITION_FOLLOWING
  const there = all.filter((stop) => (feed.compareDocumentPosition(stop) & wanted) !== 0)
  const foot = feed.nextElementSibling
  const after = there[0] ?? (foot instanceof HTMLElement ? foot : null)
  return side === 'before' ? (there.at(-1) ?? null) : after
}
