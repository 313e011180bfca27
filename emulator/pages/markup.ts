import { html, raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'

/** Markup whose texts are escaped. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>

/** Data for the browser client; `<` is escaped so that no text closes the element. */
export function jsonScript(id: string, data: unknown): Html {
  const json = JSON.stringify(data).replaceAll('<', String.raw`\u003c`)
  return html`<script type="application/json" id="${id}">
    ${raw(json)}
  </script>`
}

export function option(value: string, label: string, selected: boolean): Html {
  return html`<option value="${value}" ${selected ? raw('selected') : ''}>${label}</option>`
}
