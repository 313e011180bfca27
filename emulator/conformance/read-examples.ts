import { readFileSync } from 'node:fs'
import { parseJson } from '../rest/parse-json.ts'
import { isMap, phpText, valuesOf } from '../rest/php.ts'
import type { Json, JsonMap } from '../world/types.ts'

/** One request and answer printed in the REST docs. */
export type Example = {
  id: string
  group: string
  method: string
  kind: string
  params: JsonMap
  response: JsonMap
  status: number
  assert: string
  /** Keys at the top of the answer that the page leaves out or that are never the same. */
  ignore: string[]
  errors: JsonMap[]
}

const files = ['doc-examples.json', 'comment-examples.json']

const all = files.flatMap(readRows).filter(isMap).map(readExample)

export function examples(kind?: string): Example[] {
  return all.filter((example) => kind === undefined || example.kind === kind)
}

function readRows(name: string): Json[] {
  const file = parseJson(readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8'))
  return isMap(file) ? valuesOf(file['examples']) : []
}

function readExample(row: JsonMap): Example {
  return {
    id: phpText(row['id']),
    group: phpText(row['group']),
    method: phpText(row['method']),
    kind: phpText(row['kind']),
    params: isMap(row['params']) ? row['params'] : {},
    response: isMap(row['response']) ? row['response'] : {},
    status: typeof row['status'] === 'number' ? row['status'] : 400,
    assert: phpText(row['assert']),
    ignore: valuesOf(row['ignore']).map(phpText),
    errors: valuesOf(row['errors']).filter(isMap),
  }
}

/** Every code of every error table. */
export function errorTables(): { example: Example; code: string; message: string; status: number }[] {
  return examples('error_table').flatMap((example) =>
    example.errors.map((row) => ({
      example,
      code: phpText(row['code']),
      message: phpText(row['message']),
      status: typeof row['status'] === 'number' ? row['status'] : 400,
    })),
  )
}

/** '' when `actual` has all that `expected` has, of the same types; a list is compared by its first row. */
export function shapeDifference(
  expected: Json | undefined,
  actual: Json | undefined,
  path = 'result',
): string {
  if (expected === undefined) return ''
  if (kindOf(expected) !== kindOf(actual))
    return `${path}: ${kindOf(expected)} expected, got ${kindOf(actual)}`
  if (Array.isArray(expected) && Array.isArray(actual)) {
    if (expected.length > 0 && actual.length === 0) return `${path}: rows expected`
    return shapeDifference(expected[0], actual[0], `${path}[0]`)
  }
  if (!isMap(expected) || !isMap(actual)) return ''
  const differences = Object.entries(expected).map(([key, value]) =>
    shapeDifference(value, actual[key], `${path}.${key}`),
  )
  return differences.find((difference) => difference !== '') ?? ''
}

function kindOf(value: Json | undefined): string {
  if (Array.isArray(value)) return 'list'
  return value === null ? 'null' : typeof value
}
