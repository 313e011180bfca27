import { type QueryClient, useQuery } from '@tanstack/react-query'
import { type Card, isSmartProcess } from '#core/entity-types.ts'
import type { Binding } from '#core/entry.ts'
import type { MessageKey } from '#i18n/catalogue.ts'
import { isolated } from '#i18n/isolate.ts'
import type { Translate } from '#i18n/translate.ts'
import { type I18n, useI18n } from '#i18n/use-i18n.ts'
import { personQuery, screenQuery, titleQuery } from './trail-queries.ts'

/** A user's name; of one the portal no longer knows, the number. */
export function usePersonName(userId: number): string {
  const { t } = useI18n()
  const person = useQuery(personQuery(userId))
  return person.data?.name || t('entry.authorGone', { id: String(userId) })
}

/** The same for what is written down; empty where the name is not known. */
export function knownName(client: QueryClient, userId: number): string {
  return client.getQueryData(personQuery(userId).queryKey)?.name ?? ''
}

/** The portal path of a user's page. */
export function userPath(userId: number): string {
  return `/company/personal/user/${userId}/`
}

export interface CardName {
  /** What kind of card it is, in the portal's words where it has any. */
  kind: string
  /** Its title, or its number where the title is unknown; null where the reader may not see it. */
  title: string | null
  /** Both in one, for sentences. */
  full: string
}

/** What to call a card. `owner` is the card the tab is in: its first screen brought the names of the types. */
export function useCardName(owner: Card, card: Card): CardName {
  const { t, dir } = useI18n()
  const screen = useQuery(screenQuery(owner))
  const title = useQuery(titleQuery(card))
  const kind = kindName(t, screen.data?.typeNames, card.entityTypeId)
  const shown = title.data || (title.data === undefined ? `#${card.entityId}` : null)
  return { kind, title: shown, full: fullName(dir, kind, shown ?? `#${card.entityId}`) }
}

/** Kind and title in one, for sentences that run in a direction. */
export function fullName(dir: I18n['dir'], kind: string, title: string): string {
  return `${kind} ${isolated(title, dir)}`
}

const OWN_NAMES: Readonly<Record<number, MessageKey>> = {
  1: 'type.1',
  2: 'type.2',
  3: 'type.3',
  4: 'type.4',
  7: 'type.7',
  14: 'type.14',
  31: 'type.31',
}

/** A kind of card: the fixed ones in the language of the tab, smart processes in the words of the portal. */
export function kindName(t: Translate, names: Record<number, string> | undefined, entityTypeId: number) {
  const smart = isSmartProcess(entityTypeId) ? names?.[entityTypeId] : undefined
  return smart || typeName(t, entityTypeId)
}

export function typeName(t: Translate, entityTypeId: number): string {
  const own = OWN_NAMES[entityTypeId]
  if (own) return t(own)
  return isSmartProcess(entityTypeId) ? t('type.smart') : `#${entityTypeId}`
}

/** A binding to what is not a card Trail can open. */
export function otherBindingName(t: Translate, { entityType, entityId }: Binding): string {
  const kind = entityType === 'activity' ? t('type.activity') : t('bindings.other', { type: entityType })
  return `${kind} #${entityId}`
}
