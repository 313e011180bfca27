import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { type Card, cardKey, entityTypeById } from '#core/entity-types.ts'
import type { Entry } from '#core/entry.ts'
import { bindingsQuery, screenQuery } from '#data/trail-queries.ts'
import { useI18n } from '#i18n/use-i18n.ts'
import { usePortal } from '#portal/use-portal.ts'
import { Button } from '#ui/button.tsx'
import { Choices } from '#ui/choices.tsx'
import { IconButton } from '#ui/icon-button.tsx'
import { InlineMessage } from '#ui/inline-message.tsx'
import { CardSearch } from './card-search.tsx'
import { FailedBindMessage } from './failed-bind-message.tsx'
import { kindsOf } from './kinds.ts'
import { useBind } from './use-bind.ts'
import { usePicker } from './use-picker.ts'

interface Props {
  owner: Card
  entry: Entry
  home: Card
  homeTitle: string
  onClose: () => void
}

/** Where an entry is bound to further cards. */
export function BindPanel(props: Props) {
  const { t } = useI18n()
  const closed = useQuery(screenQuery(props.owner)).data?.mayEdit === false
  const box = useRef<HTMLElement>(null)
  const id = useId()

  useEffect(() => {
    const search = box.current?.querySelector<HTMLElement>('[role=combobox]')
    const first = search ?? box.current?.querySelector('button')
    first?.focus()
  }, [])

  function handleKey(event: KeyboardEvent) {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    props.onClose()
  }

  return (
    <section
      ref={box}
      aria-labelledby={id}
      onKeyDown={handleKey}
      className="mt-2 max-w-180 rounded-md border border-edge bg-canvas px-3 pb-3 [&>:not(:empty)]:mt-2"
    >
      <div className="flex items-center justify-between gap-2">
        <p id={id} className="font-semibold">
          {t('bindings.bind')}
        </p>
        <IconButton label={t('bindings.close')} icon="close" size="s" onClick={props.onClose} />
      </div>
      {closed ? (
        <InlineMessage>{t('bindings.notEditor')}</InlineMessage>
      ) : (
        <BindForm key={props.entry.id} {...props} />
      )}
    </section>
  )
}

const ALL = 'all'

function BindForm({ owner, entry, home, homeTitle }: Props) {
  const { t } = useI18n()
  const screen = useQuery(screenQuery(owner)).data
  const outcome = useQuery(bindingsQuery(usePortal(), entry.id)).data
  const kinds = kindsOf(t, screen?.typeNames)
  const [kind, setKind] = useState(ALL)
  const { bind, choose, dismiss, failures, said } = useBind(owner, entry, home, homeTitle)
  const picker = usePicker(choose)
  const pickable = kinds
    .filter(({ value }) => kind === ALL || kind === value)
    .flatMap(({ value }) => entityTypeById(Number(value))?.picker ?? [])
  const again = said?.again

  return (
    <>
      <CardSearch
        kinds={kinds}
        only={kind === ALL ? null : kind}
        suggested={screen?.related ?? []}
        bindings={outcome?.ok ? outcome.value : []}
        onPick={choose}
      />
      <Choices
        label={t('bindings.where')}
        value={kind}
        choices={[{ value: ALL, label: t('bindings.allKinds') }, ...kinds]}
        onChange={setKind}
      />
      {pickable.length > 0 && (
        <div>
          <Button size="s" icon="external" onClick={() => void picker.open(pickable)}>
            {t('bindings.picker')}
          </Button>
        </div>
      )}
      <InlineMessage tone="error">{picker.failed && t('bindings.pickerFailed')}</InlineMessage>
      <InlineMessage>{picker.silent && t('bindings.pickerSilent')}</InlineMessage>
      {failures.map((each) => (
        <FailedBindMessage
          key={cardKey(each.card)}
          owner={owner}
          failed={each}
          onRetry={() => void bind(each)}
          onDismiss={() => dismiss(each.card)}
        />
      ))}
      <InlineMessage
        tone={said?.tone}
        action={again && { label: t('bindings.list'), onAct: () => void bind(again) }}
      >
        {said?.text}
      </InlineMessage>
    </>
  )
}
