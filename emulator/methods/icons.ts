import type { Methods } from '../rest/call.ts'

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

/** System icons have no file: whoever shows them brings glyphs. REST docs: crm.timeline.icon.list. */
export const iconMethods: Methods = {
  'crm.timeline.icon.list': {
    scope: 'crm',
    run() {
      const icons = [...systemCodes.map((code) => ({ code, isSystem: true, fileUri: '' })), customIcon]
      return { result: { icons }, total: icons.length }
    },
  },
}
