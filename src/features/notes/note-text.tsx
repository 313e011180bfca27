import { useMemo } from 'react'
import { parseRichText } from '#core/bbcode/parse.ts'
import { userPath } from '#data/use-names.ts'
import { useI18n } from '#i18n/use-i18n.ts'
import { usePortal } from '#portal/use-portal.ts'
import { Fold } from '#ui/fold.tsx'
import type { RichTarget } from '#ui/rich-node.ts'
import { RichText } from '#ui/rich-text.tsx'

/** The words of a note as safe BBCode, folded where they are many. */
export function NoteText({ text }: { text: string }) {
  const { t } = useI18n()
  const { host } = usePortal()
  const nodes = useMemo(() => parseRichText(text), [text])
  const pathOf = (target: RichTarget) => (target.kind === 'path' ? target.path : userPath(target.id))
  return (
    <Fold more={t('entry.more')} less={t('entry.less')}>
      <RichText
        nodes={nodes}
        onOpen={(target) => void host.openPath(pathOf(target))}
        hrefOf={(target) => host.origin + pathOf(target)}
      />
    </Fold>
  )
}
