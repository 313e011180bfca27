import { useI18n } from '#i18n/use-i18n.ts'
import { InlineMessage } from '#ui/inline-message.tsx'

/** The way around a portal that does not open a page: its address, to open in a new window or to copy. */
export function NothingOpened({ address, onClose }: { address: string; onClose: () => void }) {
  const { t } = useI18n()
  return (
    <div className="mt-2">
      <InlineMessage dismiss={{ label: t('pins.close'), onDismiss: onClose }}>
        {t('frame.silent')}{' '}
        <a href={address} target="_blank" rel="noopener noreferrer" dir="ltr" className="text-link underline">
          {address}
        </a>
      </InlineMessage>
    </div>
  )
}
