import type { Methods } from '../rest/call.ts'
import { appMethods } from './app.ts'
import { bindingsMethods } from './bindings.ts'
import { commentMethods } from './comment.ts'
import { commentReadingMethods } from './comment-reading.ts'
import { crmItemMethods } from './crm-item.ts'
import { crmItemWriteMethods } from './crm-item-write.ts'
import { crmTypeMethods } from './crm-types.ts'
import { duplicateMethods } from './duplicates.ts'
import { entityMethods } from './entity.ts'
import { eventMethods } from './event.ts'
import { historyitemMethods } from './historyitem.ts'
import { iconMethods } from './icons.ts'
import { logmessageMethods } from './logmessage.ts'
import { noteMethods } from './note.ts'
import { optionMethods } from './options.ts'
import { pinMethods } from './pin.ts'
import { placementMethods } from './placement.ts'
import { systemMethods } from './system.ts'
import { userMethods } from './users.ts'

/** Every method this portal has; anything else is ERROR_METHOD_NOT_FOUND. `batch` is the REST server's own. */
export const methods: Methods = {
  ...logmessageMethods,
  ...noteMethods,
  ...pinMethods,
  ...bindingsMethods,
  ...commentMethods,
  ...commentReadingMethods,
  ...iconMethods,
  ...historyitemMethods,
  ...userMethods,
  ...appMethods,
  ...optionMethods,
  ...entityMethods,
  ...crmItemMethods,
  ...crmItemWriteMethods,
  ...duplicateMethods,
  ...crmTypeMethods,
  ...placementMethods,
  ...eventMethods,
  ...systemMethods(() => methods),
}
