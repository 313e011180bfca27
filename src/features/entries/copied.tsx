import { useState } from 'react'
import { useI18n } from '#i18n/use-i18n.ts'
import { InlineMessage } from '#ui/inline-message.tsx'
import { copyText } from './copy-link.ts'

type Copied = { kind: 'none' } | { kind: 'link' | 'text' } | { kind: 'shown'; text: string }

/** Copying with its answer: said when it worked, and the text itself to copy by hand when it did not. */
export function useCopy() {
  const { t } = useI18n()
  const [copied, setCopied] = useState<Copied>({ kind: 'none' })

  async function copy(kind: 'link' | 'text', text: string): Promise<void> {
    setCopied((await copyText(text)) ? { kind } : { kind: 'shown', text })
  }

  const said = copied.kind === 'link' ? t('entry.linkCopied') : t('entry.textCopied')
  const dismiss = { label: t('keys.close'), onDismiss: () => setCopied({ kind: 'none' }) }
  const feedback = copied.kind !== 'none' && (
    <div className="mt-2">
      {copied.kind === 'shown' ? (
        <InlineMessage tone="warn" dismiss={dismiss}>
          <span>{t('entry.linkNotCopied')}</span> <code className="select-all">{copied.text}</code>
        </InlineMessage>
      ) : (
        <InlineMessage tone="ok" dismiss={dismiss}>
          {said}
        </InlineMessage>
      )}
    </div>
  )
  return { copy, feedback }
}
