import { useId } from 'react'
import { useI18n } from '#i18n/use-i18n.ts'
import { Button } from '#ui/button.tsx'

interface PinChoiceProps {
  title: string
  /** It was pinned outside Trail. */
  outside: boolean
  busy: boolean
  onChoose: () => void
}

/** A pin that may give its slot to the wanted one. */
export function PinChoice({ title, outside, busy, onChoose }: PinChoiceProps) {
  const { t } = useI18n()
  const id = useId()
  return (
    <li className="mt-1 flex items-center gap-3">
      <span className="min-w-0 wrap-anywhere">
        <bdi id={`${id}t`}>{title}</bdi>
        {outside && <span className="text-sm text-dim"> · {t('pins.outside')}</span>}
      </span>
      <Button id={`${id}b`} size="s" aria-labelledby={`${id}b ${id}t`} busy={busy} onClick={onChoose}>
        {t('pins.full.replace')}
      </Button>
    </li>
  )
}
