import type { KeyboardEvent } from 'react'

export interface Place {
  at: number
  of: number
}

/**
 * Walks the articles of a feed as screen reader users know it (WAI-ARIA feed pattern): Page Up and Page Down from
 * article to article, Ctrl+Home and Ctrl+End out of the feed.
 */
export function walk(event: KeyboardEvent, feed: HTMLElement | null): void {
  if (!feed || isTyping(event.target)) return
  const articles = [...feed.querySelectorAll<HTMLElement>(':scope > article')]
  const at = articles.findIndex((article) =>
    article.contains(event.target instanceof Node ? event.target : null),
  )
  if (event.key === 'PageDown' || event.key === 'PageUp') {
    const next = articles[at + (event.key === 'PageDown' ? 1 : -1)]
    if (!next) return
    event.preventDefault()
    focusArticle(next)
  } else if (event.ctrlKey && (event.key === 'Home' || event.key === 'End')) {
    const out = outside(feed, event.key === 'Home' ? 'before' : 'after')
    if (!out) return
    event.preventDefault()
    out.focus()
  }
}

export function focusArticle(article: HTMLElement): void {
  article.focus()
  article.scrollIntoView({ block: 'nearest' })
}

export function isTyping(target: EventTarget): boolean {
  return (
    target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null
  )
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
