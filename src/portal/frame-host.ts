import type { B24Frame } from '@bitrix24/b24jssdk'
import { entityTypeByBinding } from '#core/entity-types.ts'
import { placeOf } from '#core/placement.ts'
import type { Host, PickedCard, PickerType } from './host.ts'

/** The portal's page as the SDK's frame offers it. */
export function frameHost(b24: B24Frame): Host {
  const origin = b24.getTargetOrigin()
  const auth = b24.auth.getAuthData()
  return {
    place: placeOf(b24.placement.title, b24.placement.options),
    placement: b24.placement.title,
    lang: b24.getLang(),
    isAdmin: b24.auth.isAdmin,
    isInstall: b24.isInstallMode,
    memberId: auth ? auth.member_id : '',
    origin,
    async openPath(path) {
      const url = new URL(path, origin)
      try {
        const { isOpenAtNewWindow } = await b24.slider.openPath(url)
        if (isOpenAtNewWindow) return
      } catch {
        window.open(url, '_blank', 'noopener')
      }
    },
    pickCard: (types) => pickCard(b24, types),
    reloadCard: () => void b24.placement.call('reloadData').catch(ignore),
    resize(height) {
      // fitWindow measures the document, which is never smaller than the frame itself, so it could only grow.
      void b24.placement.call('resizeWindow', { width: '100%', height: Math.ceil(height) }).catch(ignore)
    },
    finishInstall: () => void b24.installFinish().catch(ignore),
  }
}

/** Commands of the portal's page are never answered with a failure, only with silence. */
function ignore(): void {}

async function pickCard(b24: B24Frame, types: readonly PickerType[]): Promise<PickedCard | null> {
  const picked = await b24.dialog.selectCRM({ entityType: [...types], multiple: false })
  for (const type of types) {
    const first = picked[type]?.[0]
    const entityTypeId = entityTypeByBinding(type)?.entityTypeId
    const entityId = Number(/\d+$/.exec(first?.id ?? '')?.[0])
    if (first && entityTypeId && entityId) return { card: { entityTypeId, entityId }, title: first.title }
  }
  return null
}
