import { html } from 'hono/html'
import { curlOf } from './curl.ts'
import type { DocumentView, OperationView } from './document-view.ts'
import { answerFields, fieldList, requestFields } from './fields.ts'
import { block, paragraphs } from './prose.ts'

/** One operation: what it does, what it takes and answers, and how it may fail. */
export function operationSection(operation: OperationView, document: DocumentView) {
  const { operationId, method, path, summary, description } = operation
  const taken = requestFields(operation, document)
  const given = answerFields(operation, document)
  return html`<article id="${operationId}">
    <h3><a href="#${operationId}">${summary}</a></h3>
    <p class="address"><b>${method}</b> <code>${path}</code></p>
    ${paragraphs(description)}
    ${
      taken.length > 0
        ? html`<h4>It takes</h4>
            ${fieldList(taken, true)}`
        : ''
    }
    ${block(curlOf(operation, document.servers[0].url), `Example: ${summary}`)} ${answer(operation)}
    ${
      given.length > 0
        ? html`<details>
            <summary>What the answer holds</summary>
            ${fieldList(given, false)}
          </details>`
        : ''
    }
    <h4>It may fail with</h4>
    <p class="codes">${codes(operation)}</p>
  </article>`
}

function answer({ responses, summary }: OperationView) {
  const [status, success] = Object.entries(responses).find(([each]) => each.startsWith('2')) ?? []
  const example = success?.content?.['application/json'].example
  return html`<h4>It answers ${status}</h4>
    ${block(JSON.stringify(example, null, 2), `Answer: ${summary}`)}`
}

function codes({ responses }: OperationView) {
  const failures = Object.entries(responses).filter(([status]) => Number(status) >= 400)
  return failures.map(([status, { content }]) =>
    Object.keys(content?.['application/json'].examples ?? {}).map(
      (code) => html`<a href="#${code}">${status} ${code}</a> `,
    ),
  )
}
