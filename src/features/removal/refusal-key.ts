import type { Me } from '#core/entry.ts'
import type { PortalError } from '#core/portal-error.ts'
import type { MessageKey } from '#i18n/catalogue.ts'

export interface Circumstances {
  me: Me | null
  /** Of the card the tab is in. */
  mayEdit: boolean | null
  /** The entry was written on another card, whose rights count and are not known here. */
  isFromElsewhere: boolean
}

/** Why an entry was not deleted, in words that fit the case. */
export function refusalKey(error: PortalError, { me, mayEdit, isFromElsewhere }: Circumstances): MessageKey {
  if (error.code === 'removingDisabled') return 'delete.removingDisabled'
  if (error.code !== 'accessDenied' && error.code !== 'refused') return error.key
  if (me?.isAdmin || isFromElsewhere) return error.key
  // An editor of the card who is refused is on a portal that lets only administrators do this.
  return mayEdit ? 'delete.adminOnly' : 'delete.notEditor'
}

/** True where trying again cannot help. */
export function isFinal(error: PortalError): boolean {
  return error.code === 'removingDisabled' || error.code === 'accessDenied' || error.code === 'refused'
}
