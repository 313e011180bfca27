import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from '#app/app.tsx'
import { languageHint, start } from '#app/start.ts'
import './index.css'

const root = document.getElementById('root')
if (root) {
  const starting = start(languageHint(location.search, navigator.language))
  // Without words there is no page to draw; the one sentence that needs none stands in index.html.
  starting.catch(() => {
    root.hidden = true
    document.getElementById('broken')?.removeAttribute('hidden')
  })
  createRoot(root).render(
    <StrictMode>
      <App starting={starting} root={root} />
    </StrictMode>,
  )
}
