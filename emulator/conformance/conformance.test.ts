import { expect, it } from 'vitest'
import { addSixtyBindings, seedCommentExamples, seedDocExamples, triggers } from './doc-worlds.ts'
import { errorTables, examples, shapeDifference, type Example } from './read-examples.ts'
import { testPortal, type Answer, type TestPortal } from '../testing.ts'
import { field, phpText, valuesOf } from '../rest/php.ts'
import type { JsonMap } from '../world/types.ts'

/** Checked with the pages that post to handlers, and with the events. */
const elsewhere = [
  'placement.handler.detail_tab',
  'event.onCrmTimelineCommentAdd',
  'event.onCrmTimelineCommentUpdate',
  'event.onCrmTimelineCommentDelete',
]
/** This one asks for departments, which this portal has no method for: it has its own test. */
const linked = 'batch#ok1'

/** Two pages of the docs print two shapes; this one prints that of builds: the card's id as a number, no FILES. */
const asBuilds = 'crm.timeline.comment.list#ok2'

const covered = new Set(elsewhere)

function portal(dialect: 'docs' | 'cloud', group = ''): TestPortal {
  const made = testPortal({ seed: 'empty', dialect })
  if (group === 'comments') seedCommentExamples(made.emulator.world)
  else seedDocExamples(made.emulator.world)
  return made
}

/** As the docs do it; a delete goes to an entry of the caller's own, since a webhook has none. */
async function documented({ id, group, method, params }: Example): Promise<Answer> {
  const { webhook, as } = portal(id === asBuilds ? 'cloud' : 'docs', group)
  if (method !== 'crm.timeline.logmessage.delete') return webhook(method, params)
  const ours = as(1)
  const fields = { entityTypeId: 1, entityId: 1, title: 'a', text: 'b', iconCode: 'info' }
  const { body } = await ours('crm.timeline.logmessage.add', { fields })
  return ours(method, { id: field(field(field(body, 'result'), 'logMessage'), 'id') ?? 0 })
}

for (const example of examples('success').filter(({ id }) => id !== linked)) {
  covered.add(example.id)
  it(`answers as documented: ${example.id}`, async () => {
    const { status, body } = await documented(example)
    const expected = field(example.response, 'result')
    expect(status).toBe(example.status)
    expect(keysOf(body, example)).toEqual(keysOf(example.response, example))
    expect(body).toHaveProperty('time')
    expect(shapeDifference(expected, body['result'])).toBe('')
    if (example.assert === 'exact_result') expect(body['result']).toEqual(expected)
  })
}

function keysOf(answer: JsonMap, { ignore }: Example): string[] {
  return Object.keys(answer)
    .filter((key) => !ignore.includes(key))
    .toSorted()
}

it('links the commands of a batch as documented', async () => {
  covered.add(linked)
  const [example] = examples('success').filter(({ id }) => id === linked)
  const cmd = { get_user: 'user.current', get_department: 'user.get?ID=$result[get_user][UF_DEPARTMENT][0]' }
  const { body } = await portal('docs').webhook('batch', { halt: 0, cmd })
  const [expected, result] = [field(example?.response, 'result'), body['result']]
  for (const part of ['result_error', 'result_total', 'result_next', 'result_time']) {
    expect(shapeDifference(field(expected, part), field(result, part), part)).toBe('')
  }
  const user = field(field(expected, 'result'), 'get_user')
  expect(shapeDifference(user, field(field(result, 'result'), 'get_user'))).toBe('')
})

for (const example of examples('error')) {
  covered.add(example.id)
  it(`refuses as documented: ${example.id}`, async () => {
    const { error } = await refusal(
      example,
      phpText(field(example.response, 'error')),
      example.response['error'],
    )
    expect(error.body['error']).toBe(field(example.response, 'error'))
    expect(error.status).toBe(example.status)
    expect(error.body).not.toHaveProperty('time')
    expect(error.body).not.toHaveProperty('result')
  })
}

for (const { example, code, message, status } of errorTables()) {
  covered.add(example.id)
  it(`can refuse with ${code || 'an empty code'} ${message}: ${example.id}`, async () => {
    const { error, natural } = await refusal(example, code + message, code)
    expect(phpText(error.body['error'])).toBe(code)
    expect(error.status).toBe(status)
    if (natural && message !== '') expect(error.body['error_description']).toContain(message)
  })
}

/** Makes the portal refuse: by what a caller does, or by a fault where no caller can bring it about. */
async function refusal(example: Example, key: string, code: unknown) {
  const made = portal(example.group === 'not_in_mirror' ? 'cloud' : 'docs', example.group)
  const trigger = triggers[`${example.method} ${key}`] ?? triggers[`${example.method} ${String(code)}`]
  if (trigger) return { error: await trigger(made), natural: true }
  const error = typeof code === 'number' ? code : String(code)
  made.emulator.faults.add([{ method: example.method, error }])
  return { error: await made.webhook(example.method), natural: false }
}

it('answers a batch of missing scopes with one error each and 200', async () => {
  covered.add('batch#err1')
  const made = testPortal({ dialect: 'docs', scopes: ['crm'] })
  const cmd = { get_user: 'user.current', get_department: 'entity.get' }
  const { status, body } = await made.as(1)('batch', { halt: 0, cmd })
  const [example] = examples('success_with_errors').filter(({ id }) => id === 'batch#err1')
  expect(status).toBe(200)
  expect(body['result']).toEqual(field(example?.response, 'result'))
})

it('halts a batch at the first missing scope', async () => {
  covered.add('batch#err2')
  const made = testPortal({ dialect: 'docs', scopes: ['crm'] })
  const cmd = { get_user: 'user.current', get_department: 'entity.get' }
  const { body } = await made.as(1)('batch', { halt: 1, cmd })
  const [example] = examples('success_with_errors').filter(({ id }) => id === 'batch#err2')
  expect(body['result']).toEqual(field(example?.response, 'result'))
})

it('takes the documented batch request', async () => {
  const [example] = examples('request_only')
  covered.add(example?.id ?? '')
  const { status, body } = await portal('docs').webhook('batch', example?.params)
  expect(status).toBe(200)
  expect(valuesOf(body['result'])).toHaveLength(5)
})

for (const example of [...examples('observed'), ...examples('newer_official_doc')]) {
  covered.add(example.id)
  it(`answers as seen in the cloud dialect: ${example.id}`, async () => {
    const { emulator, webhook } = portal('cloud')
    if (example.id === 'newdoc.bindings.list.next') addSixtyBindings(emulator.world)
    const { body } = await webhook(example.method, example.params)
    expect(shapeDifference(field(example.response, 'result'), body['result'])).toBe('')
    for (const name of ['next', 'total']) {
      if (name in example.response) expect(body[name]).toBe(example.response[name])
    }
  })
}

it('leaves no example out', () => {
  expect(
    examples()
      .map(({ id }) => id)
      .filter((id) => !covered.has(id)),
  ).toEqual([])
})
