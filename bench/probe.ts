/** What the tab's frame noted of itself, in milliseconds since its navigation (the portal's POST) began. */
export interface Probe {
  /** When ten entries of the feed had been drawn. */
  screen: number | null
  /** What the feed said at that moment. */
  text: string
  /** Shifts that nobody's click or key asked for. */
  shifts: Shift[]
}

/** Something that stood still in sight and then stood elsewhere. */
export interface Shift {
  at: number
  value: number
  /** The first element that moved. */
  what: string
}

declare global {
  interface Window {
    trailProbe?: Probe
  }
}

/**
 * Runs in every frame before anything of its own does. The screen is taken as drawn in the task after the frame that
 * shows the tenth entry, so its layout and painting count. No named functions in here: the compiler would wrap them
 * in a helper that the page does not have.
 */
export function watchScreen(): void {
  const probe: Probe = { screen: null, text: '', shifts: [] }
  window.trailProbe = probe

  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (!('value' in entry) || typeof entry.value !== 'number') continue
      if ('hadRecentInput' in entry && entry.hadRecentInput === true) continue
      const first: unknown = 'sources' in entry && Array.isArray(entry.sources) ? entry.sources[0] : null
      const node = typeof first === 'object' && first && 'node' in first ? first.node : null
      const what =
        node instanceof Element
          ? node.outerHTML
          : node instanceof Node
            ? `"${node.textContent}"`
            : 'what is gone since'
      probe.shifts.push({ at: entry.startTime, value: entry.value, what: what.slice(0, 80) })
    }
  }).observe({ type: 'layout-shift', buffered: true })

  new MutationObserver((_, observer) => {
    const feed = document.querySelector('[role="feed"]')
    if (!feed || feed.querySelectorAll('article').length < 10) return
    observer.disconnect()
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.addEventListener('message', () => {
        probe.screen = performance.now()
        probe.text = feed.textContent
      })
      port1.start()
      port2.postMessage(null)
    })
  }).observe(document, { childList: true, subtree: true })
}
