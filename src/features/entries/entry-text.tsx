import type { RichNode } from '#core/bbcode/nodes.ts'
import { useRichLinks } from '#data/use-rich-links.ts'
import { useI18n } from '#i18n/use-i18n.ts'
import { Fold } from '#ui/fold.tsx'
import { RichText } from '#ui/rich-text.tsx'

/** An entry's text, folded where it is long. */
export function EntryText({ nodes }: { nodes: readonly RichNode[] }) {
  const { t } = useI18n()
  const links = useRichLinks()
  return (
    <div className="mt-1">
      <Fold more={t('entry.more')} less={t('entry.less')}>
        <RichText nodes={nodes} {...links} />
      </Fold>
    </div>
  )
}
