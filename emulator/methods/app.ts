import type { Call, Methods, Outcome } from '../rest/call.ts'
import { contextRequired } from '../rest/errors.ts'

export const appMethods: Methods = {
  'app.info': { scope: '', run: info },
}

const license = 'en_pro100'

/**
 * REST docs: app.info, where a webhook is refused: it has no application. In the cloud the answer to a webhook is
 * its scopes and the plan (as clients reported of cloud portals; SCOPE as a list is inferred).
 */
function info({ world, caller }: Call): Outcome {
  const { app } = caller
  if (!app && world.dialect === 'cloud') return { result: { SCOPE: [...caller.scopes], LICENSE: license } }
  if (!app) throw contextRequired()
  return {
    result: {
      ID: app.id,
      CODE: app.clientId,
      VERSION: 1,
      STATUS: 'L',
      INSTALLED: app.installed,
      PAYMENT_EXPIRED: 'N',
      DAYS: null,
      LANGUAGE_ID: 'en',
      LICENSE: license,
      LICENSE_TYPE: 'pro100',
      LICENSE_FAMILY: 'pro',
    },
  }
}
