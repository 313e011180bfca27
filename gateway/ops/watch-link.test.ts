import { expect, it } from 'vitest'
import { PortalError } from '#core/portal-error.ts'
import { type Portal, failed } from '#core/portal.ts'
import { createMetrics } from './metrics.ts'
import { watchLink } from './watch-link.ts'

it('counts no command that the portal did not come to after a halt', async () => {
  const portal: Portal = {
    call: () => Promise.reject(new PortalError('network')),
    batch: () => Promise.resolve({ first: failed(new PortalError('accessDenied')) }),
  }
  const metrics = createMetrics()
  const link = watchLink({ kind: 'webhook', portalId: 'p', portal, onSpent: () => undefined }, metrics)
  const pin = { method: 'crm.timeline.item.pin', write: true }
  await link.portal.batch({ first: { method: 'crm.timeline.logmessage.add' }, second: pin }, { halt: true })
  const { body } = await metrics.text()
  const counted = body.split('\n').filter((line) => line.startsWith('trail_portal_calls_total'))
  expect(counted).toEqual([
    'trail_portal_calls_total{method="batch",via="call",outcome="ok"} 1',
    'trail_portal_calls_total{method="crm.timeline.logmessage.add",via="batch",outcome="accessDenied"} 1',
  ])
})
