import { expect, it } from 'vitest'
import { DEAL, inBothDialects } from '../testing/both-dialects.ts'

const LOGS = '/v1/timeline-logs'
const LIST = `${LOGS}?entityTypeId=2&entityId=100`
const ENTRY = { ...DEAL, title: 'Title', text: 'Text' }

inBothDialects(
  (stage) => {
    it('says that an answer over 20 MB was not read', async () => {
      const { agent, gateway } = stage()
      gateway.emulator.faults.add([{ method: 'crm.timeline.logmessage.list', body: 'large', times: 0 }])
      const { status, body } = await agent.get(LIST)
      expect([status, body.error.code]).toEqual([502, 'BITRIX_UNAVAILABLE'])
      expect(body.error.message).toBe('The answer of the portal is larger than 20 MB, so it was not read.')
    })

    it('says that the operator must check a webhook that was deleted, and blames no card', async () => {
      const { agent, gateway } = stage()
      const { webhooks } = gateway.emulator.world
      const deleted = webhooks.splice(0)
      const answers = [await agent.get(LIST), await agent.post(LOGS, ENTRY)]
      webhooks.push(...deleted)
      for (const { status, body } of answers) {
        expect([status, body.error.code]).toEqual([403, 'BITRIX_ACCESS_DENIED'])
        expect(body.error.message).toMatch(/^The portal does not accept the webhook of this gateway/)
        expect(body.error.hint).toMatch(/operator of the gateway to check B24_WEBHOOK_URL/)
        expect(JSON.stringify(body)).not.toMatch(/emulator|open the app/)
      }
      expect(await agent.get(LIST)).toMatchObject({ status: 200 })
    })
  },
  // Too short for a second try of what was lost.
  { config: { portalTimeout: 10_000, queueTimeout: 800 } },
)
