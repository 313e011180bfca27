import type { Call, Methods, Outcome } from '../rest/call.ts'
import { contextRequired } from '../rest/errors.ts'

export const appMethods: Methods = {
  'app.info': { scope: '', run: info },
}

/** REST docs: app.info. A webhook has no application to tell about. */
function info({ caller }: Call): Outcome {
  const { app } = caller
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
      LICENSE: 'en_pro100',
      LICENSE_TYPE: 'pro100',
      LICENSE_FAMILY: 'pro',
    },
  }
}
