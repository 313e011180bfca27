import type { PortalError } from '#core/portal-error.ts'
import type { Translate } from '#i18n/translate.ts'

/** Why a portal did not bind to or unbind from the card of that name, and what to do. */
export function refusalWords(t: Translate, error: PortalError, name: string): string {
  if (error.code === 'invalid') return t('bindings.notTaken')
  if (error.code === 'refused' || error.code === 'accessDenied') return t('bindings.denied', { title: name })
  return t(error.key)
}
