import { useRef } from 'react'
import type { MessageKey } from '#i18n/catalogue.ts'
import { useI18n } from '#i18n/use-i18n.ts'
import { onThisDevice } from '#ui/command-key.ts'
import { IconButton } from '#ui/icon-button.tsx'
import { Switch } from '#ui/switch.tsx'
import { useBorrowedFocus } from '#ui/use-borrowed-focus.ts'

const KEYS: readonly [string, MessageKey][] = [
  ['J, ↓, Page Down', 'keys.next'],
  ['K, ↑, Page Up', 'keys.previous'],
  ['Ctrl+Home, Ctrl+End', 'keys.leave'],
  ['P', 'keys.pin'],
  ['N', 'keys.note'],
  ['B', 'keys.bind'],
  ['C', 'keys.copy'],
  ['E', 'head.new'],
  ['U', 'look.now'],
  ['?', 'keys.help'],
]

interface Props {
  letters: boolean
  onLetters: (on: boolean) => void
  onClose: () => void
}

/** What the keys do, and the switch that turns letter keys off (WCAG 2.1.4). */
export function KeyHelp({ letters, onLetters, onClose }: Props) {
  const { t } = useI18n()
  const panel = useRef<HTMLElement>(null)
  useBorrowedFocus(panel)
  return (
    <section
      ref={panel}
      tabIndex={-1}
      aria-label={t('keys.title')}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
      className="mb-3 rounded-lg border border-line bg-soft px-3.5 py-2.5"
    >
      <div className="flex items-center justify-between">
        <h2 className="text-base font-semibold">{t('keys.title')}</h2>
        <IconButton size="s" icon="close" label={t('keys.close')} onClick={onClose} />
      </div>
      <dl className="my-2 grid grid-cols-[max-content_1fr] gap-x-4 gap-y-1 sm:grid-cols-[max-content_1fr_max-content_1fr]">
        {KEYS.map(([key, message]) => (
          <div key={key} className="contents">
            <dt>
              <kbd dir="ltr" className="rounded-sm border border-line bg-canvas px-1.5 font-mono text-xs">
                {onThisDevice(key)}
              </kbd>
            </dt>
            <dd className="text-dim">{t(message)}</dd>
          </div>
        ))}
      </dl>
      <div className="-mx-3.5 w-fit">
        <Switch label={t('keys.letters')} checked={letters} onChange={onLetters} />
      </div>
    </section>
  )
}
