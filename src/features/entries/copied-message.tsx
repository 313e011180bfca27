import { useI18n } from '#i18n/use-i18n.ts'
import { InlineMessage } from '#ui/inline-message.tsx'

export type Copied = { kind: 'link' | 'text' } | { kind: 'shown'; text: string }

/** What became of copying: said when it worked, and the text itself to copy by hand when it did not. */
export function CopiedMessage({ copied, onDismiss }: { copied: Copied; onDismiss: () => void }) {
  const { t } = useI18n()
  const dismiss = { label: t('keys.close'), onDismiss }
  return (
    <div className="mt-2">
      {copied.kind === 'shown' ? (
        <InlineMessage tone="warn" dismiss={dismiss}>
          <span>{t('entry.linkNotCopied')}</span> <code className="select-all">{copied.text}</code>
        </InlineMessage>
      ) : (
        <InlineMessage tone="ok" dismiss={dismiss}>
          {t(copied.kind === 'link' ? 'entry.linkCopied' : 'entry.textCopied')}
        </InlineMessage>
      )}
    </div>
  )
}
