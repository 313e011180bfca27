import { html } from 'hono/html'

/** A sentence of the document, with what stands between backticks as code. */
export function prose(text: string) {
  return text.split('`').map((part, k) => (k % 2 === 1 ? html`<code>${part}</code>` : part))
}

/** Several paragraphs of it. */
export function paragraphs(text: string) {
  return text.split('\n\n').map((each) => html`<p>${prose(each)}</p>`)
}

/** Text to be taken as a whole; it scrolls by keyboard too. */
export function block(text: string, label: string) {
  return html`<pre tabindex="0" role="region" aria-label="${label}"><code>${text}</code></pre>`
}
