import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { PieceMissing } from '#ui/on-demand.tsx'
import { App } from './app.tsx'
import type { Start } from './start.ts'

/** Draws the page: what it will look like at once, and itself when it has words and a portal. */
export function draw(root: HTMLElement, starting: Promise<Start>): void {
  const page = createRoot(root, { onCaughtError: report })
  const show = (started: Start | null) =>
    page.render(
      <StrictMode>
        <App started={started} root={root} />
      </StrictMode>,
    )
  show(null)
  void starting.then(show, () => page.unmount())
}

/** A piece that did not load is told on the page; any other fault is for the console. */
function report(error: unknown): void {
  if (!(error instanceof PieceMissing)) reportError(error)
}
