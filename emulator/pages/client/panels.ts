import { openRequest } from '../frame/opened-frame.ts'
import type { OpenRequest, PageContext } from '../frame/opened-frame.ts'
import { openApp } from './app-frame.ts'

/** Opens the app of each panel when the panel is first seen, as a portal loads its tabs. */
export function startPanels(context: PageContext): void {
  for (const panel of document.querySelectorAll<HTMLElement>('[data-open]')) {
    const request = readRequest(panel)
    if (request) whenShown(panel, () => openApp(panel, request, context))
  }
}

function whenShown(panel: HTMLElement, act: () => void): void {
  if (!panel.hidden) return act()
  const observer = new MutationObserver(() => {
    if (panel.hidden) return
    observer.disconnect()
    act()
  })
  observer.observe(panel, { attributeFilter: ['hidden'] })
}

function readRequest(panel: HTMLElement): OpenRequest | undefined {
  const data: unknown = JSON.parse(panel.dataset['open'] ?? 'null')
  const read = openRequest.safeParse(data)
  return read.success ? read.data : undefined
}
