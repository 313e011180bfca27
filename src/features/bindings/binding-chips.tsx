import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { type Card, cardKey } from '#core/entity-types.ts'
import { type Binding, type Entry, isAt } from '#core/entry.ts'
import { dropLateBind, lateBindsQuery } from '#data/late-binds.ts'
import { useHold } from '#data/use-hold.ts'
import { bindingsQuery, screenQuery } from '#data/trail-queries.ts'
import { otherBindingName } from '#data/use-names.ts'
import { useI18n } from '#i18n/use-i18n.ts'
import { usePortal } from '#portal/use-portal.ts'
import { Chip } from '#ui/chip.tsx'
import { InlineMessage } from '#ui/inline-message.tsx'
import { OnDemand, onDemand } from '#ui/on-demand.tsx'
import { CardChip } from './card-chip.tsx'
import { cardOf, homeFirst, showsOnlyAtHome } from './shows-elsewhere.ts'
import type { Asked } from './unbind-ask.tsx'

export const UnbindAsk = onDemand(() => import('./unbind-ask.tsx').then((module) => module.UnbindAsk))

const FailedBindMessage = onDemand(() =>
  import('./failed-bind-message.tsx').then((module) => module.FailedBindMessage),
)

interface Props {
  owner: Card
  entry: Entry
  home: Card
  homeTitle: string
  /** Draws the chips also where there is nothing to tell, so that one can unbind even there. */
  always?: boolean
}

type Said = { tone: 'ok' | 'info'; text: string }

/** The cards an entry shows on. Nothing at all where that is only the card one is looking at. */
export function BindingChips({ owner, entry, home, homeTitle, always = false }: Props) {
  const { t } = useI18n()
  const client = useQueryClient()
  const query = useQuery({
    ...bindingsQuery(usePortal(), entry.id),
    // They come with the entry; asked for one by one they would be a request an entry.
    enabled: ({ state }) => state.data !== undefined,
  })
  const late = useQuery(lateBindsQuery(entry.id)).data ?? []
  const closed = useQuery(screenQuery(owner)).data?.mayEdit === false
  const [asked, setAsked] = useState<Asked | null>(null)
  const [said, setSaid] = useState<Said | null>(null)
  const box = useRef<HTMLDivElement>(null)
  useHold(entry.id, asked !== null)

  const outcome = query.data
  const bindings = outcome?.ok ? outcome.value : null
  const failed = query.isError || outcome?.ok === false
  const telling = bindings !== null && (always || !showsOnlyAtHome(bindings, owner, home))
  const busy = failed || asked !== null || said !== null || late.length > 0
  if (!telling && !busy) return null

  const reason = closed ? t('bindings.notEditor') : undefined

  function ask(card: Card, name: string) {
    if (reason) return setSaid({ tone: 'info', text: reason })
    setSaid(null)
    setAsked({ card, name, isHome: cardKey(card) === cardKey(home), isLast: bindings?.length === 1 })
  }

  function keep({ card }: Asked) {
    setAsked(null)
    box.current?.querySelector<HTMLElement>(`[data-card="${cardKey(card)}"] button`)?.focus()
  }

  function tell({ name }: Asked, hadFocus: boolean) {
    if (hadFocus) box.current?.focus()
    setAsked(null)
    setSaid({ tone: 'ok', text: t('bindings.unbound', { title: name }) })
  }

  function dismiss(card: Card) {
    // The chips may go with the last message; the entry stays.
    const entryBox = box.current?.closest<HTMLElement>('article')
    entryBox?.focus()
    dropLateBind(client, entry.id, card)
  }

  function drawn(binding: Binding) {
    const card = cardOf(binding)
    if (!card) return <Chip text={otherBindingName(t, binding)} />
    const isHome = isAt(binding, home)
    return (
      <CardChip
        owner={owner}
        card={card}
        home={isHome ? { title: homeTitle } : null}
        closed={reason}
        onUnbind={(name) => ask(card, name)}
      />
    )
  }

  return (
    <div
      ref={box}
      tabIndex={-1}
      role="group"
      aria-label={t('bindings.label')}
      className="[&>:not(:empty)]:mt-2"
    >
      {telling && bindings.length > 0 && (
        <ul className="flex flex-wrap gap-1.5">
          {homeFirst(bindings, home).map((binding) => (
            <li
              key={`${binding.entityType}:${binding.entityId}`}
              data-card={`${binding.entityTypeId}:${binding.entityId}`}
              className="inline-flex max-w-full min-w-0"
            >
              {drawn(binding)}
            </li>
          ))}
        </ul>
      )}
      {bindings?.length === 0 && <p className="text-sm text-dim">{t('bindings.none')}</p>}
      {failed && (
        <p className="flex flex-wrap items-center gap-x-2 text-sm text-dim">
          <span>{t('bindings.failed')}</span>
          <button
            type="button"
            aria-disabled={query.isFetching}
            onClick={() => void query.refetch()}
            className="min-h-6 rounded-sm text-link hover:underline"
          >
            {t('state.retry')}
          </button>
        </p>
      )}
      {asked && (
        <OnDemand key={cardKey(asked.card)}>
          <UnbindAsk
            owner={owner}
            entryId={entry.id}
            asked={asked}
            onKeep={() => keep(asked)}
            onUnbound={(hadFocus) => tell(asked, hadFocus)}
          />
        </OnDemand>
      )}
      {late.map((each) => (
        <OnDemand key={cardKey(each.card)}>
          <FailedBindMessage owner={owner} failed={each} onDismiss={() => dismiss(each.card)} />
        </OnDemand>
      ))}
      <InlineMessage tone={said?.tone}>{said?.text}</InlineMessage>
    </div>
  )
}
