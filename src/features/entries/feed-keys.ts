/**
 * Walks the articles of a feed as screen reader users know it (WAI-ARIA feed pattern): Page Up and Page Down from
 * article to article, Ctrl+Home and Ctrl+End out of the feed. Answers how to stop.
 */
export function listenToFeedKeys(): () => void {
  let lastInput = 'keydown'
  let focusedBy = 'keydown'

  function handleInput({ type }: Event): void {
    lastInput = type
  }

  function handleFocus({ target }: FocusEvent): void {
    if (feedOf(target)) focusedBy = lastInput
  }

  function handleKey(event: KeyboardEvent): void {
    const feed = feedOf(event.target)
    if (!feed || event.defaultPrevented || isTyping(event.target)) return
    const step = event.key === 'PageDown' ? 1 : event.key === 'PageUp' ? -1 : 0
    const leaves = (event.ctrlKey || event.metaKey) && (event.key === 'Home' || event.key === 'End')
    // After a click into an entry Page Down scrolls, as it does everywhere else.
    const next =
      step !== 0 && focusedBy === 'keydown'
        ? neighbour(feed, event.target, step)
        : leaves && outside(feed, event.key === 'Home' ? 'before' : 'after')
    if (!next) return
    event.preventDefault()
    if (leaves) next.focus()
    else focusArticle(next)
  }

  const inputs = ['keydown', 'pointerdown'] as const
  for (const type of inputs) document.addEventListener(type, handleInput, true)
  document.addEventListener('focusin', handleFocus)
  document.addEventListener('keydown', handleKey)
  return () => {
    for (const type of inputs) document.removeEventListener(type, handleInput, true)
    document.removeEventListener('focusin', handleFocus)
    document.removeEventListener('keydown', handleKey)
  }
}

function feedOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[role="feed"]') : null
}

function neighbour(feed: HTMLElement, target: EventTarget | null, step: number): HTMLElement | undefined {
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
