import { useMemo } from 'react'
import { parseRichText } from '#core/bbcode/parse.ts'
import { isBlank } from '#core/text.ts'
import { userPath } from '#data/use-names.ts'
import { useI18n } from '#i18n/use-i18n.ts'
import { usePortal } from '#portal/use-portal.ts'
import { Fold } from '#ui/fold.tsx'
import type { RichTarget } from '#ui/rich-node.ts'
import { RichText } from '#ui/rich-text.tsx'

/** An entry's text as safe BBCode, folded where it is long. */
export function EntryText({ text }: { text: string }) {
  const { t } = useI18n()
  const { host } = usePortal()
  const nodes = useMemo(() => parseRichText(text), [text])
  const pathOf = (target: RichTarget) => (target.kind === 'path' ? target.path : userPath(target.id))
  if (isBlank(text)) return null
  return (
    <div className="mt-1">
      <Fold more={t('entry.more')} less={t('entry.less')}>
        <RichText
          nodes={nodes}
          onOpen={(target) => void host.openPath(pathOf(target))}
          hrefOf={(target) => host.origin + pathOf(target)}
        />
      </Fold>
    </div>
  )
}
