import { useState } from 'react'
import { plainText } from '#core/bbcode/flow.ts'
import type { RichNode } from '#core/bbcode/nodes.ts'
import { useI18n } from '#i18n/use-i18n.ts'
import { usePortal } from '#portal/use-portal.ts'
import { OnDemand, onDemand } from '#ui/on-demand.tsx'
import type { Copied } from './copied-message.tsx'

const CopiedMessage = onDemand(() => import('./copied-message.tsx').then((module) => module.CopiedMessage))

/** Copying with its answer. Where the code for it does not load, the text is shown, to be copied by hand. */
export function useCopy() {
  const { moments } = useI18n()
  const { host } = usePortal()
  const [copied, setCopied] = useState<Copied | null>(null)

  async function copy(kind: 'link' | 'text', text: string): Promise<void> {
    const piece = await import('./copy-text.ts').catch(() => null)
    setCopied((await piece?.copyText(text)) ? { kind } : { kind: 'shown', text })
  }

  /** What one sees of a text; without the piece that draws it for the clipboard, its bare words. */
  async function copyShown(nodes: readonly RichNode[]): Promise<void> {
    const piece = await import('./copy-shown.ts').catch(() => null)
    if (!piece) return copy('text', plainText(nodes))
    const left = await piece.copyFlow(nodes, { timeOf: moments.absolute, origin: host.origin })
    setCopied(left === null ? { kind: 'text' } : { kind: 'shown', text: left })
  }

  const feedback = copied && (
    <OnDemand>
      <CopiedMessage copied={copied} onDismiss={() => setCopied(null)} />
    </OnDemand>
  )
  return { copy, copyShown, feedback }
}
