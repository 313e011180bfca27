import { useState } from 'react'
import { plainText } from '#core/bbcode/flow.ts'
import type { RichNode } from '#core/bbcode/nodes.ts'
import { useI18n } from '#i18n/use-i18n.ts'
import { usePortal } from '#portal/use-portal.ts'
import { InlineMessage } from '#ui/inline-message.tsx'
import { copyText } from './copy-link.ts'

type Copied = { kind: 'none' } | { kind: 'link' | 'text' } | { kind: 'shown'; text: string }

/** Copying with its answer: said when it worked, and the text itself to copy by hand when it did not. */
export function useCopy() {
  const { t, moments } = useI18n()
  const { host } = usePortal()
  const [copied, setCopied] = useState<Copied>({ kind: 'none' })

  async function copy(kind: 'link' | 'text', text: string): Promise<void> {
    setCopied((await copyText(text)) ? { kind } : { kind: 'shown', text })
  }

  /** What one sees of a text; without the piece that draws it for the clipboard, its bare words. */
  async function copyShown(nodes: readonly RichNode[]): Promise<void> {
    const piece = await import('./copy-shown.ts').catch(() => null)
    if (!piece) return copy('text', plainText(nodes))
    const left = await piece.copyFlow(nodes, { timeOf: moments.absolute, origin: host.origin })
    setCopied(left === null ? { kind: 'text' } : { kind: 'shown', text: left })
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
  return { copy, copyShown, feedback }
}
