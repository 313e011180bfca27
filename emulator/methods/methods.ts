import type { Methods } from '../rest/call.ts'
import { bindingsMethods } from './bindings.ts'
import { crmItemMethods } from './crm-item.ts'
import { entityMethods } from './entity.ts'
import { logmessageMethods } from './logmessage.ts'
import { noteMethods } from './note.ts'
import { pinMethods } from './pin.ts'
import { userMethods } from './users.ts'

/** Every method this portal has; anything else is ERROR_METHOD_NOT_FOUND. */
export const methods: Methods = {
  ...logmessageMethods,
  ...noteMethods,
  ...pinMethods,
  ...bindingsMethods,
  ...userMethods,
  ...crmItemMethods,
  ...entityMethods,
}
