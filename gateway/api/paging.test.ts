import { expect, it } from 'vitest'
import { cardKey } from '#emulator/world/cards.ts'
import type { Switches } from '#emulator/world/types.ts'
import { DEAL, inBothDialects } from '../testing/both-dialects.ts'

const LARGE = 10_000

inBothDialects(
  (stage) => {
    /** The ids of one list, and what it cost the portal. */
    async function list(query: string) {
      const { agent, gateway } = stage()
      const before = gateway.emulator.log.length
      const { status, body } = await agent.get(`/v1/timeline-logs?entityTypeId=2&entityId=100&${query}`)
      expect(status).toBe(200)
      const ids: number[] = body.data.map(({ id }: { id: number }) => id)
      return { ids, meta: body.meta, requests: gateway.emulator.log.length - before }
    }

    /** Ids of the card as the portal keeps them, oldest first. */
    function truth(): readonly number[] {
      return stage().gateway.emulator.world.owned.get(cardKey(DEAL)) ?? []
    }

    it('collects 5,000 entries in eleven requests', async () => {
      const { ids, meta, requests } = await list('limit=5000')
      expect(ids).toEqual(truth().toReversed().slice(0, 5_000))
      expect(meta).toEqual({ total: LARGE, hasMore: true })
      expect(requests).toBe(11)
    })

    it.each([
      ['', 10, 1],
      ['limit=10', 10, 1],
      ['limit=1', 1, 1],
      ['limit=25', 25, 2],
      ['limit=510', 510, 2],
      ['limit=10&offset=7', 10, 2],
    ])('asks for no more than "%s" needs', async (query, length, cost) => {
      const { ids, requests } = await list(query)
      expect([ids.length, requests]).toEqual([length, cost])
    })

    it.each(['order[id]=asc', 'order[created]=asc', 'sort=id', 'sort=created'])(
      'begins with the oldest by %s',
      async (query) => {
        expect((await list(`${query}&limit=30`)).ids).toEqual(truth().slice(0, 30))
      },
    )

    it.each(['order[id]=desc', 'order[created]=desc', 'sort=-id', 'sort=-created'])(
      'begins with the newest by %s',
      async (query) => {
        expect((await list(`${query}&limit=30`)).ids).toEqual(truth().toReversed().slice(0, 30))
      },
    )

    it.each([
      ['offset=7', 7],
      ['start=7', 7],
      ['offset=7&start=7', 7],
      ['offset=20', 20],
    ])('passes over as many as asked for: %s', async (query, offset) => {
      expect((await list(`${query}&limit=17`)).ids).toEqual(
        truth()
          .toReversed()
          .slice(offset, offset + 17),
      )
    })

    it('ends where the card ends', async () => {
      const { ids, meta, requests } = await list(`offset=${LARGE - 3}&limit=5000`)
      expect(ids).toEqual(truth().toReversed().slice(-3))
      expect(meta).toEqual({ total: LARGE, hasMore: false })
      expect(requests).toBe(1)
      expect((await list(`offset=${LARGE}&limit=50`)).ids).toEqual([])
      expect((await list(`offset=${2 * LARGE}&limit=50`)).meta).toEqual({ total: LARGE, hasMore: false })
    })

    it.each<[trap: string, Partial<Switches>]>([
      ['says the same next for ever', { listNext: 'stuck' }],
      ['tells the right next', { listNext: 'correct' }],
      ['never tells the next', { listNext: 'absent' }],
    ])('comes to its end where the portal %s', async (_, switches) => {
      Object.assign(stage().gateway.emulator.world.switches, switches)
      const { ids } = await list(`offset=${LARGE - 45}&limit=100`)
      expect(ids).toEqual(truth().toReversed().slice(-45))
    })
  },
  { emulator: { seed: 'large' } },
)
