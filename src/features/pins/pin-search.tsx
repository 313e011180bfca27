import { useI18n } from '#i18n/use-i18n.ts'
import { Button } from '#ui/button.tsx'
import { InlineMessage } from '#ui/inline-message.tsx'
import { ProgressBar } from '#ui/progress-bar.tsx'
import type { usePinSearch } from './use-pin-search.ts'

interface PinSearchProps {
  search: ReturnType<typeof usePinSearch>
  onStart: () => void
}

/** Finds the pins that were made outside Trail, as far as somebody waits for it. */
export function PinSearch({ search, onStart }: PinSearchProps) {
  const { t } = useI18n()
  const { busy, progress, complete, start, stop } = search
  const label = progress ? t('pins.full.checked', { done: progress.checked, all: progress.all }) : ''

  function begin() {
    onStart()
    start()
  }

  return (
    <div className="[&>:not(:first-child,:empty)]:mt-2">
      {!complete && <p>{t('pins.full.outside')}</p>}
      {busy && <ProgressBar label={label} done={progress?.checked ?? 0} all={progress?.all ?? 0} />}
      <InlineMessage>{!busy && label}</InlineMessage>
      {(busy || !complete) && (
        <Button size="s" onClick={busy ? stop : begin}>
          {t(busy ? 'pins.full.stop' : 'pins.full.find')}
        </Button>
      )}
    </div>
  )
}
