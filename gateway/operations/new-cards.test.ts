import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { entriesOnCard } from '#emulator/world/entries.ts'
import { installApp } from '../testing/app-way.ts'
import { about, creates, send } from '../testing/batches.ts'
import { ADMIN, DEAL, inBothDialects, written } from '../testing/both-dialects.ts'
import { type Caller, type TestGateway, testGateway } from '../testing/test-gateway.ts'

const LOGS = '/v1/timeline-logs'
const ADD = 'crm.timeline.logmessage.add'
const LOOK = 'crm.item.list'

let count = 424_242

/** A deal that does not exist. */
function nowhere() {
  count += 1
  return { entityTypeId: 2, entityId: count }
}

/** A deal that exists, and on which the gateway wrote nothing yet. */
function newDeal({ emulator }: TestGateway) {
  const card = nowhere()
  emulator.world.cards.set(`2:${card.entityId}`, { ...card, hidden: false, fields: { id: card.entityId } })
  return card
}

function entry(card: object) {
  count += 1
  return { ...card, title: `On a new card ${count}`, text: 'Text' }
}

function warningOf({ entityId }: { entityId: number }): string {
  return `No card with entityTypeId 2 and entityId ${entityId} was found with the rights of the user behind the key. The entry is written; if there is no such card, no one will see it: check the ids.`
}

/** The requests that `act` made of the portal, once it is known what the portal's newest entry is. */
async function requestsOf<T>({ emulator }: TestGateway, agent: Caller, act: () => Promise<T>) {
  await written(agent)
  const before = emulator.log.length
  const answer = await act()
  const requests = emulator.log.slice(before).map(({ method, batch, halt }) => ({ method, batch, halt }))
  return { answer, requests }
}

inBothDialects((stage) => {
  it('asks for a new card in the request that writes, and never again', async () => {
    const { agent, appAgent, gateway } = stage()
    const card = newDeal(gateway)
    const first = await requestsOf(gateway, agent, () => agent.post(LOGS, entry(card)))
    expect(first.requests).toEqual([{ method: 'batch', batch: [ADD, LOOK], halt: 0 }])
    expect([first.answer.status, first.answer.body.meta]).toEqual([201, undefined])
    for (const caller of [agent, appAgent]) {
      const { requests } = await requestsOf(gateway, caller, () => caller.post(LOGS, entry(card)))
      expect(requests).toMatchObject([{ method: ADD }])
    }
    expect(entriesOnCard(gateway.emulator.world, card)).toHaveLength(3)
  })

  it.each([
    ['is refused', 'ACCESS_DENIED'],
    ['is for other kinds only', 'ENTITY_TYPE_NOT_SUPPORTED'],
    ['has no scope', 'insufficient_scope'],
    ['is not there', 'ERROR_METHOD_NOT_FOUND'],
  ])('warns of nothing where the look %s, and looks no more', async (_, error) => {
    const { agent, gateway } = stage()
    const card = newDeal(gateway)
    gateway.emulator.faults.add([{ method: LOOK, error }])
    const { answer, requests } = await requestsOf(gateway, agent, () => agent.post(LOGS, entry(card)))
    expect([answer.status, answer.body.meta, requests.length]).toEqual([201, undefined, 1])
    const next = await requestsOf(gateway, agent, () => agent.post(LOGS, entry(card)))
    expect(next.requests).toMatchObject([{ method: ADD }])
  })

  it('looks again where the portal failed over the look', async () => {
    const { agent, gateway } = stage()
    const card = newDeal(gateway)
    gateway.emulator.faults.add([{ method: LOOK, error: 'INTERNAL_SERVER_ERROR' }])
    const { answer } = await requestsOf(gateway, agent, () => agent.post(LOGS, entry(card)))
    expect([answer.status, answer.body.meta]).toEqual([201, undefined])
    const next = await requestsOf(gateway, agent, () => agent.post(LOGS, entry(card)))
    expect(next.requests).toMatchObject([{ batch: [ADD, LOOK] }])
  })

  it('sends a text that a batch would change by itself', async () => {
    const { agent, gateway } = stage()
    const asked = { ...entry(newDeal(gateway)), text: 'Costs $result[create][id] or $next[a]' }
    const { answer, requests } = await requestsOf(gateway, agent, () => agent.post(LOGS, asked))
    expect(answer.body.data.text).toBe(asked.text)
    expect(requests).toMatchObject([{ method: ADD }])
  })

  it('asks in a batch after all of its calls, once for each new card', async () => {
    const { agent, gateway } = stage()
    const [one, two] = [newDeal(gateway), newDeal(gateway)]
    const { answer, requests } = await requestsOf(gateway, agent, () =>
      send(agent, [
        creates('a', 'A', one),
        about('$a.id', 'pin', one),
        creates('b', 'B', one),
        creates('c', 'C', two),
        creates('d', 'D', DEAL),
      ]),
    )
    expect(answer.body.data.summary.succeeded).toBe(5)
    const calls = [ADD, 'crm.timeline.item.pin', ADD, ADD, ADD]
    expect(requests).toEqual([{ method: 'batch', batch: [...calls, LOOK, LOOK], halt: 1 }])
    const again = await requestsOf(gateway, agent, () =>
      send(agent, [creates('a', 'A', one), creates('b', 'B', two)]),
    )
    expect(again.requests).toMatchObject([{ batch: [ADD, ADD] }])
  })

  it('asks for as many cards as there is room for in one batch', async () => {
    const { agent, gateway } = stage()
    const calls = Array.from({ length: 49 }, (_, k) => creates(`e${k}`, `Room ${k}`, newDeal(gateway)))
    const { answer, requests } = await requestsOf(gateway, agent, () => send(agent, calls))
    expect(answer.body.data.summary.succeeded).toBe(49)
    expect(requests).toMatchObject([{ batch: [...calls.map(() => ADD), LOOK] }])
  })
})

describe('a card that does not exist', () => {
  let gateway: TestGateway
  let callers: Record<'agent' | 'appAgent', Caller>
  beforeAll(async () => {
    gateway = await testGateway()
    await installApp(gateway, ADMIN)
    callers = { agent: await gateway.caller(), appAgent: await gateway.caller({ kind: 'app' }) }
  })
  afterAll(() => gateway.close())

  it.each(['agent', 'appAgent'] as const)('warns each time where there is no such card (%s)', async (who) => {
    const caller = callers[who]
    const card = nowhere()
    for (let times = 1; times <= 2; times += 1) {
      const { answer, requests } = await requestsOf(gateway, caller, () => caller.post(LOGS, entry(card)))
      expect([answer.status, answer.body.meta]).toEqual([201, { warnings: [warningOf(card)] }])
      expect(requests).toEqual([{ method: 'batch', batch: [ADD, LOOK], halt: 0 }])
      expect(entriesOnCard(gateway.emulator.world, card)).toHaveLength(times)
    }
  })

  it('warns beside what else is to be said, and says it again in a replay', async () => {
    const { agent } = callers
    const card = nowhere()
    const [asked, key] = [{ ...entry(card), zebra: 1 }, { 'idempotency-key': `nowhere-${card.entityId}` }]
    const first = await agent.post(LOGS, asked, key)
    expect(first.body.meta.warnings).toEqual(['Unknown field "zebra" was ignored.', warningOf(card)])
    const again = await agent.post(LOGS, asked, key)
    expect([again.headers.get('idempotent-replayed'), again.body]).toEqual(['true', first.body])
  })

  it('warns once where the first try was lost', async () => {
    const { agent } = callers
    const card = nowhere()
    gateway.emulator.faults.add([{ method: ADD, drop: 'before' }])
    const { body } = await agent.post(LOGS, entry(card))
    expect(body.meta).toEqual({ warnings: [warningOf(card)] })
    expect(entriesOnCard(gateway.emulator.world, card)).toHaveLength(1)
  })

  it('names each card of a batch that was not found', async () => {
    const { agent } = callers
    const [one, two] = [nowhere(), nowhere()]
    const { answer, requests } = await requestsOf(gateway, agent, () =>
      send(agent, [creates('a', 'A', one), creates('b', 'B', newDeal(gateway)), creates('c', 'C', two)]),
    )
    expect(answer.body.data.errors).toEqual({})
    expect(answer.body.meta).toEqual({ warnings: [warningOf(one), warningOf(two)] })
    expect(requests).toMatchObject([{ batch: [ADD, ADD, ADD, LOOK, LOOK, LOOK] }])
    const alone = await send(agent, [creates('a', 'A', one)])
    expect(alone.body.meta).toEqual({ warnings: [warningOf(one)] })
  })
})

it('passes the refusal on where the portal itself looks for the card', async () => {
  const gateway = await testGateway({ emulator: { dialect: 'docs' } })
  const agent = await gateway.caller()
  const { status, body } = await agent.post(LOGS, entry(nowhere()))
  expect([status, body.error.code]).toEqual([422, 'BITRIX_ERROR'])
  await gateway.close()
})

it('writes without a look, and without a wait, where the time of its method is spent', async () => {
  const gateway = await testGateway()
  const agent = await gateway.caller()
  gateway.emulator.faults.add([{ method: LOOK, error: 'OPERATION_TIME_LIMIT' }])
  await agent.post(LOGS, entry(newDeal(gateway)))
  const [one, two] = [newDeal(gateway), newDeal(gateway)]
  const single = await requestsOf(gateway, agent, () => agent.post(LOGS, entry(one)))
  expect(single.answer.status).toBe(201)
  expect(single.requests).toMatchObject([{ batch: [ADD] }])
  const halting = await requestsOf(gateway, agent, () =>
    send(agent, [creates('a', 'Spent', two), about('$a.id', 'pin', two)]),
  )
  expect(halting.answer.body.data.errors).toEqual({})
  expect(halting.requests).toMatchObject([{ batch: [ADD, 'crm.timeline.item.pin'], halt: 1 }])
  await gateway.close()
})
