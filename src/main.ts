import { languageHint, start } from '#app/start.ts'
import './index.css'

const root = document.getElementById('root')
if (root) {
  // The portal is asked first, and everything that draws arrives while it answers.
  const starting = start(languageHint(location.search, navigator.language))
  const drawing = import('#app/draw.tsx').then(({ draw }) => draw(root, starting))
  // Without words or without React there is no page; the one sentence that needs neither stands in index.html.
  Promise.all([starting, drawing]).catch(() => {
    root.hidden = true
    document.getElementById('broken')?.removeAttribute('hidden')
  })
}
