import { html } from 'hono/html'
import { API_ERRORS, ERROR_CODES } from '../api-error.ts'
import { type DocumentView, operationsOf } from './document-view.ts'
import { operationSection } from './operation-section.ts'
import { prose } from './prose.ts'
import { startSection } from './start-section.ts'

/** The document for people: one page, without scripts. Its links are relative to /docs, under whatever path that is. */
export function docsPage(document: DocumentView) {
  const { info, tags, servers } = document
  const [summary = '', ...rules] = info.description.split('\n\n')
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
          <p>${prose(summary)}</p>
        </header>
        ${contents(document)}
        <main>
          ${startSection(servers[0].url)} ${rulesSection(rules, servers[0].url)}
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

function rulesSection(rules: readonly string[], url: string) {
  return html`<section id="rules">
    <h2>What holds for every address</h2>
    ${rules.map((each) => html`<p>${prose(each)}</p>`)}
    <p>
      The same for machines: <a href="v1/openapi.json">/v1/openapi.json</a> (OpenAPI 3.1). Models reach the
      operations as tools at <code>${url}/mcp</code>, with the same keys.
    </p>
  </section>`
}

function contents(document: DocumentView) {
  return html`<nav aria-label="Contents">
    <ul>
      <li><a href="#start">How to start</a></li>
      <li><a href="#rules">What holds for every address</a></li>
      ${document.tags.map(({ name }) =>
        operationsOf(document, name).map(
          ({ operationId, summary }) => html`<li><a href="#${operationId}">${summary}</a></li>`,
        ),
      )}
      <li><a href="#errors">Errors</a></li>
    </ul>
  </nav>`
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
