import { html } from 'hono/html'
import { API_ERRORS, ERROR_CODES } from '../api-error.ts'
import { type DocumentView, operationsOf } from './document-view.ts'
import { operationSection } from './operation-section.ts'
import { block, paragraphs, prose } from './prose.ts'

/** The document for people: one page, without scripts. Its links are relative to /docs, under whatever path that is. */
export function docsPage(document: DocumentView) {
  const { info, tags, servers } = document
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${info.title}</title>
        <link rel="stylesheet" href="docs/style.css" />
      </head>
      <body>
        <header>
          <h1>${info.title}</h1>
          ${paragraphs(info.description)}
          <p>
            The same for machines: <a href="v1/openapi.json">/v1/openapi.json</a> (OpenAPI 3.1). Models reach
            the operations as tools at <code>${servers[0].url}/mcp</code>, with the same keys.
          </p>
        </header>
        ${contents(document)}
        <main>
          ${start(servers[0].url)}
          ${tags.map(
            (tag) =>
              html`<section>
                <h2>${tag.name}</h2>
                <p>${prose(tag.description)}</p>
                ${operationsOf(document, tag.name).map((each) => operationSection(each, document))}
              </section>`,
          )}
          ${errors()}
        </main>
      </body>
    </html>`
}

function contents(document: DocumentView) {
  return html`<nav aria-label="Contents">
    <ul>
      <li><a href="#start">How to start</a></li>
      ${document.tags.map(({ name }) =>
        operationsOf(document, name).map(
          ({ operationId, summary }) => html`<li><a href="#${operationId}">${summary}</a></li>`,
        ),
      )}
      <li><a href="#errors">Errors</a></li>
    </ul>
  </nav>`
}

function start(server: string) {
  const asked = `export TRAIL_KEY=trail_api_...\ncurl "${server}/v1/me" \\\n  -H "X-Api-Key: $TRAIL_KEY"`
  return html`<section id="start">
    <h2>How to start</h2>
    <p>
      Ask the operator of this gateway for a key. A personal key (<code>trail_api_…</code>) goes into
      <code>X-Api-Key</code>. An app key (<code>trail_app_…</code>) goes there too, with
      <code>Authorization: Bearer trail_session_…</code> beside it; it is the one that may delete the entries
      it wrote.
    </p>
    ${block(asked, 'Example: the first request')}
  </section>`
}

function errors() {
  return html`<section id="errors">
    <h2>Errors</h2>
    <dl>
      ${ERROR_CODES.map(
        (code) =>
          html`<dt id="${code}"><code>${code}</code> <small>${API_ERRORS[code][0]}</small></dt>
            <dd>${prose(API_ERRORS[code][1])}</dd>`,
      )}
    </dl>
  </section>`
}
