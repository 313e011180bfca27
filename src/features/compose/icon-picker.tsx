import { useQuery } from '@tanstack/react-query'
import { useId, useRef } from 'react'
import { iconsQuery } from '#data/icons-query.ts'
import { useI18n } from '#i18n/use-i18n.ts'
import { usePortal } from '#portal/use-portal.ts'
import { Button } from '#ui/button.tsx'
import { IconChoice } from './icon-choice.tsx'

interface Props {
  value: string
  onChange: (code: string) => void
}

/** As many as portals were seen to have, so that little moves when they come. */
const EXPECTED = 20

/** The portal's icons in our own drawings, and none first. */
export function IconPicker({ value, onChange }: Props) {
  const { t } = useI18n()
  const id = useId()
  const group = useRef<HTMLDivElement>(null)
  const icons = useQuery(iconsQuery(usePortal()))
  const known = icons.data ?? []
  // The icon of a kept draft stays to be chosen, also where the list did not come.
  const kept =
    value === '' || known.some(({ code }) => code === value) ? [] : [{ code: value, isSystem: false }]
  const choices = [{ code: '', isSystem: true }, ...known, ...kept]

  /** The button goes with the failure, so the focus moves on to what it brought. */
  async function retry() {
    const { isSuccess } = await icons.refetch()
    if (isSuccess) group.current?.querySelector<HTMLElement>('input:checked')?.focus()
  }

  return (
    <div>
      <div id={id} className="mb-1 text-sm font-semibold">
        {t('compose.field.icon')}
      </div>
      <div
        ref={group}
        role="radiogroup"
        aria-labelledby={id}
        aria-busy={icons.isPending}
        className="flex flex-wrap items-center gap-1"
      >
        {choices.map((icon) => (
          <IconChoice
            key={icon.code}
            icon={icon}
            name={id}
            checked={icon.code === value}
            onChoose={() => onChange(icon.code)}
          />
        ))}
        {icons.isPending &&
          [...Array(EXPECTED).keys()].map((place) => (
            <span
              key={place}
              className="m-0.5 size-7 rounded-full bg-sunken motion-safe:animate-pulse sm:size-9"
            />
          ))}
      </div>
      <div role="status">
        {icons.isError && (
          <p className="mt-1 flex flex-wrap items-center gap-1 text-sm text-dim">
            <span>{t('compose.iconsFailed')}</span>
            <Button kind="quiet" size="s" busy={icons.isFetching} onClick={() => void retry()}>
              {t('state.retry')}
            </Button>
          </p>
        )}
      </div>
    </div>
  )
}
