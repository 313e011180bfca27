import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import type { Start } from './start.ts'

/** Draws the page: what it will look like at once, and itself when it has words and a portal. */
export function draw(root: HTMLElement, starting: Promise<Start>): void {
  const page = createRoot(root)
  const show = (started: Start | null) =>
    page.render(
      <StrictMode>
        <App started={started} root={root} />
      </StrictMode>,
    )
  show(null)
  void starting.then(show, () => page.unmount())
}
