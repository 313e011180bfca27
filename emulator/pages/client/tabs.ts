/** The card's row of tabs: click, arrows, Home and End; the open one is kept in the address. */
export function startTabs(): void {
  const list = document.querySelector('[role=tablist]')
  const tabs = [...document.querySelectorAll<HTMLElement>('[role=tab]')]
  for (const tab of tabs) tab.addEventListener('click', () => select(tab, tabs))
  list?.addEventListener('keydown', (event) => {
    if (!(event instanceof KeyboardEvent)) return
    const next = neighbour(tabs, event.key)
    if (!next) return
    event.preventDefault()
    next.focus()
    select(next, tabs)
  })
}

function neighbour(tabs: HTMLElement[], key: string): HTMLElement | undefined {
  const index = tabs.findIndex((tab) => tab === document.activeElement)
  if (key === 'ArrowRight') return tabs[(index + 1) % tabs.length]
  if (key === 'ArrowLeft') return tabs.at(index - 1)
  if (key === 'Home') return tabs[0]
  if (key === 'End') return tabs.at(-1)
  return undefined
}

function select(selected: HTMLElement, tabs: HTMLElement[]): void {
  for (const tab of tabs) {
    const isSelected = tab === selected
    tab.setAttribute('aria-selected', String(isSelected))
    tab.tabIndex = isSelected ? 0 : -1
    const panel = document.querySelector(`#${tab.getAttribute('aria-controls') ?? ''}`)
    if (panel instanceof HTMLElement) panel.hidden = !isSelected
  }
  const address = new URL(location.href)
  address.searchParams.set('tab', selected.id.replace(/^tab-/, ''))
  history.replaceState(null, '', address)
}
