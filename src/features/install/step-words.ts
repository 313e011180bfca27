import type { CardKind } from '#core/install-state.ts'
import type { Step, TabState } from '#core/install.ts'
import type { PortalError } from '#core/portal-error.ts'
import { isSmartProcess } from '#core/entity-types.ts'
import { typeName } from '#data/use-names.ts'
import type { MessageKey } from '#i18n/catalogue.ts'
import type { Translate } from '#i18n/translate.ts'

/** What a kind of card is called: the fixed ones by us, smart processes by the portal if it told a name. */
export function kindName(t: Translate, { name, entityTypeId }: CardKind): string {
  if (!isSmartProcess(entityTypeId)) return typeName(t, entityTypeId)
  return name ?? `${typeName(t, entityTypeId)} #${entityTypeId}`
}

/** How the tab stands, or what will become of it. */
export function tabWords(state: TabState, chosen: boolean): MessageKey {
  if (chosen) return state === 'off' ? 'install.tab.willOn' : `install.tab.${state}`
  return state === 'off' ? 'install.tab.off' : 'install.tab.willOff'
}

/** A step in words, for the middle of a sentence. `chosen` are the codes that are to have the tab. */
export function stepWords(
  t: Translate,
  step: Step,
  kinds: readonly CardKind[],
  chosen: ReadonlySet<string>,
): string {
  if (step.kind === 'ledger') return t('install.step.ledger')
  const kind = kinds.find((each) => each.code === step.code)
  const name = kind ? kindName(t, kind) : step.code
  if (step.kind === 'bind') return t('install.step.bind', { name })
  return t(chosen.has(step.code) ? 'install.step.repair' : 'install.step.unbind', { name })
}

/** Why a step failed, where the general words for the error would mislead. */
export function whyFailed(step: Step | undefined, error: PortalError): MessageKey {
  if (error.code === 'invalid' && step?.kind === 'bind') return 'install.why.address'
  if (error.code === 'refused') return 'install.why.refused'
  return error.code === 'accessDenied' ? 'install.why.rights' : error.key
}
