import { seedCommentExamples, seedDocExamples } from '../conformance/doc-worlds.ts'
import { examples } from '../conformance/read-examples.ts'
import { field, isMap, pairs, phpText } from '../rest/php.ts'
import { type TestPortal, testPortal } from '../testing.ts'
import type { DialectName, Json, JsonMap } from '../world/types.ts'

export type Provoked = { method: string; code: string; text: string; dialect: DialectName; params: JsonMap }

const admin = 1
const reader = 9

/** What stands in the place of a value that is right. */
const wrongValues: Json[] = ['', 'abc', 0, 404, -1, [], {}, null, true, { a: { b: 'c' } }, [['x']]]

const longName = { ENTITY: 'fourteen_chars', NAME: 'Long' }

/** Parameters for the methods of which the docs print no request that this portal understands. */
const ownParams: Record<string, JsonMap[]> = {
  'crm.timeline.logmessage.list': [{ entityTypeId: 1, entityId: 1, order: { id: 'desc' } }],
  'crm.timeline.bindings.list': [{ filter: { OWNER_ID: 1 }, order: {} }],
  'crm.timeline.comment.get': [{ id: 1001 }],
  'crm.timeline.comment.update': [{ id: 999, fields: { COMMENT: 'a' }, ownerTypeId: 2, ownerId: 10 }],
  'crm.timeline.comment.delete': [{ id: 1000 }],
  'crm.timeline.historyitem.list': [
    { filter: { bindings: Array.from({ length: 101 }, () => ({ entityTypeId: 2, entityId: 1 })) } },
    { filter: { bindings: { entityTypeId: 2, entityId: 39 } }, order: { id: 'asc' }, select: ['id'] },
    {},
  ],
  'crm.item.get': [
    { entityTypeId: 2, id: 10 },
    { entityTypeId: 1, id: 1 },
    { entityTypeId: 5, id: 1 },
  ],
  'crm.item.list': [
    { entityTypeId: 2, filter: { title: 'a' }, order: { id: 'ASC' }, select: ['id'] },
    { entityTypeId: 2, filter: { '%title': ['a'] }, order: { nope: 'ASC' } },
    { entityTypeId: 2, filter: { '%title': ['a'] } },
    { entityTypeId: 5 },
  ],
  'crm.item.add': [
    { entityTypeId: 1, fields: { title: 'a', observers: [1], birthdate: '2026-01-01' } },
    { entityTypeId: 5, fields: {} },
  ],
  'crm.item.update': [
    { entityTypeId: 2, id: 10, fields: { title: 'a', observers: [1], begindate: '2026-01-01' } },
    { entityTypeId: 2, id: 10, fields: { id: 11 } },
    { entityTypeId: 5, id: 1, fields: {} },
  ],
  'crm.item.delete': [
    { entityTypeId: 2, id: 10 },
    { entityTypeId: 5, id: 1 },
  ],
  'crm.item.fields': [{ entityTypeId: 2 }, { entityTypeId: 5 }],
  'crm.duplicate.findbycomm': [
    { type: 'EMAIL', values: ['a@b.example'], entity_type: 'LEAD' },
    { type: 'EMAILS', values: ['a@b.example'] },
  ],
  'crm.timeline.icon.get': [{ code: 'info' }],
  events: [{ SCOPE: 'crm' }, { FULL: true }],
  'user.get': [{ sort: 'ID', order: 'ASC' }],
  'user.search': [{ sort: 'ID', order: 'ASC' }],
  'crm.type.list': [{ filter: { '%title': ['a'] } }, { filter: { id: 1 }, order: { id: 'ASC' } }],
  'entity.add': [{ ENTITY: 'pins', NAME: 'Pins', ACCESS: { AU: 'W' } }, longName],
  'entity.get': [{ ENTITY: 'pins' }, {}, { ENTITY: '?' }, longName],
  'entity.delete': [{ ENTITY: 'pins' }, longName],
  'entity.item.add': [{ ENTITY: 'pins', NAME: 'one' }, longName],
  'entity.item.get': [{ ENTITY: 'pins', FILTER: { '>ID': 0 }, SORT: { ID: 'ASC' } }, longName],
  'entity.item.update': [{ ENTITY: 'pins', ID: 1, NAME: 'two' }, longName],
  'entity.item.delete': [longName, { ENTITY: 'pins', ID: 404 }, { ENTITY: 'pins', ID: 1 }],
  'app.option.get': [{ option: 'a' }],
  'app.option.set': [{ options: { a: 1 } }],
  'user.option.get': [{ option: 'a' }],
  'user.option.set': [{ options: { a: 1 } }],
  'placement.bind': [
    { PLACEMENT: 'CRM_DEAL_DETAIL_TAB', HANDLER: 'https://app.test/', USER_ID: 0 },
    { PLACEMENT: 'CRM_DEAL_DETAIL_TAB', HANDLER: 'ftp://app.test/' },
    { PLACEMENT: 'CRM_DEAL_DETAIL_TAB', HANDLER: 'https://app.test/', USER_ID: 1 },
  ],
  'placement.unbind': [{ PLACEMENT: 'CRM_DEAL_DETAIL_TAB', HANDLER: 'https://app.test/' }],
  'event.bind': [
    { event: 'ONAPPUNINSTALL', handler: 'https://app.test/' },
    { event: 'ONAPPUNINSTALL', event_type: 'offline' },
  ],
  'event.unbind': [
    { event: 'ONAPPUNINSTALL', event_type: 'offline' },
    { event: 'ONAPPUNINSTALL', handler: 'https://app.test/' },
  ],
  'method.get': [{ name: 'profile' }],
}

/**
 * Calls a method in every way that is likely to be refused: as a webhook, a reader and an administrator, in both
 * dialects, with right parameters, with each of them left out or wrong, and with none. Answers each refusal once.
 */
export async function provoke(method: string): Promise<Provoked[]> {
  const found = new Map<string, Provoked>()
  for (const dialect of ['docs', 'cloud'] as const) {
    // A call that deletes is made by those who may not, first.
    for (const call of callersOf(await portal(dialect, method))) {
      for (const params of variants(method)) {
        const { body } = await call(method, params)
        if (body['error'] === undefined) continue
        const [code, text] = [phpText(body['error']), phpText(body['error_description'])]
        found.set(`${code} ${text}`, { method, code, text, dialect, params })
      }
    }
  }
  return [...found.values()]
}

async function portal(dialect: DialectName, method: string): Promise<TestPortal> {
  const switches = { rateLimit: false, operatingBudget: false, pinLimit: 1 }
  const made = testPortal({ seed: 'empty', dialect, switches })
  const { world } = made.emulator
  seedDocExamples(world)
  if (method.startsWith('crm.timeline.comment.')) seedCommentExamples(world)
  // Lead 1 is seen by the administrator alone, and the reader may not even read the storage.
  const lead = world.cards.get('1:1')
  if (lead) lead.hidden = true
  await made.as(admin)('entity.add', { ENTITY: 'pins', NAME: 'Pins' })
  await made.as(admin)('entity.item.add', { ENTITY: 'pins', NAME: 'one' })
  return made
}

function callersOf({ as, webhook }: TestPortal) {
  return [as(reader), webhook, as(admin)]
}

/** Right parameters come last too: a second time is refused where one of a kind is allowed. */
function variants(method: string): JsonMap[] {
  const right = [...documentedParams(method), ...(ownParams[method] ?? [])]
  return [{}, ...right, ...right.flatMap((params) => wrong(params)), ...right]
}

/** The parameters that the docs print, each once: several examples share theirs. */
function documentedParams(method: string): JsonMap[] {
  const printed = examples().filter((example) => example.method === method)
  return [...new Map(printed.map(({ params }) => [JSON.stringify(params), params])).values()]
}

/** Each value left out, and replaced by each wrong one, at the first two levels. */
function wrong(params: JsonMap): JsonMap[] {
  return pairs(params).flatMap(([name, value]) => [
    without(params, name),
    ...wrongValues.map((each) => ({ ...params, [name]: each })),
    ...(isMap(value) ? wrong(value).map((inner) => ({ ...params, [name]: inner })) : []),
  ])
}

function without(params: JsonMap, name: string): JsonMap {
  return Object.fromEntries(Object.entries(params).filter(([key]) => key !== name))
}

/** True where a fixture prints an answer of the method, or a refusal with this code. */
export function isPrinted(method: string, code?: string): boolean {
  return examples().some((example) => {
    if (example.method !== method) return false
    if (code === undefined) return !example.kind.startsWith('error')
    const codes = [field(example.response, 'error'), ...example.errors.map((row) => row['code'])]
    return codes.some((each) => each !== undefined && phpText(each) === code)
  })
}
