import { html } from 'hono/html'
import { prose } from './prose.ts'
import type { DocumentView, OperationView, SchemaView } from './document-view.ts'

interface Field {
  name: string
  kind: string
  required: boolean
  description: string
}

/** The parameters of an operation and the fields of its body. */
export function requestFields({ parameters, requestBody }: OperationView, document: DocumentView): Field[] {
  const body = requestBody?.content?.['application/json'].schema
  return [
    ...parameters.map((each) => ({
      name: each.name,
      kind: `${each.in}, ${kindOf(each.schema)}`,
      required: each.required,
      description: each.schema.description ?? '',
    })),
    ...(body ? fieldsOf(body, document, '') : []),
  ]
}

/** What `data` and `meta` of an answer hold. */
export function answerFields({ responses }: OperationView, document: DocumentView): Field[] {
  const success = Object.entries(responses).find(([status]) => status.startsWith('2'))?.[1]
  const schema = success?.content?.['application/json'].schema
  return schema ? fieldsOf(schema, document, '').filter(({ name }) => name !== 'success') : []
}

/** The fields of a schema with those inside of them, as `run.id` and `entries[].title`. */
function fieldsOf(schema: SchemaView, document: DocumentView, within: string): Field[] {
  const { properties = {}, required = [] } = resolve(schema, document)
  return Object.entries(properties).flatMap(([name, each]) => {
    const known = resolve(each, document)
    const items = known.items && resolve(known.items, document)
    const field: Field = {
      name: `${within}${name}`,
      kind: items ? `array of ${kindOf(items)}` : kindOf(known),
      required: required.includes(name),
      description: each.description ?? known.description ?? '',
    }
    const inner = items
      ? fieldsOf(items, document, `${within}${name}[].`)
      : fieldsOf(known, document, `${within}${name}.`)
    return [field, ...inner]
  })
}

function resolve(schema: SchemaView, { components }: DocumentView): SchemaView {
  const name = schema.$ref?.replace('#/components/schemas/', '')
  return name === undefined ? schema : (components.schemas[name] ?? schema)
}

function kindOf({ type, enum: values, anyOf, default: usual }: SchemaView): string {
  const kind = values
    ? values.map((value) => JSON.stringify(value)).join(' or ')
    : anyOf
      ? anyOf.map(kindOf).join(' or ')
      : [type ?? 'any'].flat().join(' or ')
  return usual === undefined ? kind : `${kind}, ${JSON.stringify(usual)} without it`
}

/** A list of fields. `isRequest`: whether it says which must be there. */
export function fieldList(fields: readonly Field[], isRequest: boolean) {
  return html`<dl>
    ${fields.map(
      ({ name, kind, required, description }) =>
        html`<dt><code>${name}</code> <small>${kind}${required && isRequest ? ', required' : ''}</small></dt>
          <dd>${prose(description)}</dd>`,
    )}
  </dl>`
}
