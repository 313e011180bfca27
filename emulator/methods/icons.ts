import type { Call, Methods, Outcome } from '../rest/call.ts'
import { RestError } from '../rest/errors.ts'
import { requiredText } from '../rest/params.ts'

/** Codes of this portal. Which ones a real portal has differs, so most of the list is inferred. */
const systemCodes = [
  'call',
  'arrow-down',
  'info',
  'mail',
  'comment',
  'document',
  'task',
  'check',
  'attention',
  'restriction',
  'wallet',
  'calendar',
  'clock',
  'camera',
  'sms',
  'robot',
  'settings',
  'stage-change',
  'delivery',
  'chat',
]

const customIcon = { code: 'rack', isSystem: false, fileUri: '/upload/crm/rack/icon.png' }

const icons = [...systemCodes.map((code) => ({ code, isSystem: true, fileUri: '' })), customIcon]

/** System icons have no file: a client draws them itself. REST docs: crm.timeline.icon.list, .get. */
export const iconMethods: Methods = {
  'crm.timeline.icon.list': { scope: 'crm', run: () => ({ result: { icons }, total: icons.length }) },
  'crm.timeline.icon.get': { scope: 'crm', run: get },
}

function get({ params }: Call): Outcome {
  const code = requiredText(params, 'code')
  const icon = icons.find((each) => each.code === code)
  if (!icon) throw new RestError(400, 'NOT_FOUND', `Icon not found for code \`${code}\``)
  return { result: { icon } }
}
