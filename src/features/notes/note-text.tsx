import { useMemo } from 'react'
import { parseRichText } from '#core/bbcode/parse.ts'
import { useRichLinks } from '#data/use-rich-links.ts'
import { useI18n } from '#i18n/use-i18n.ts'
import { Fold } from '#ui/fold.tsx'
import { RichText } from '#ui/rich-text.tsx'

/** The words of a note, folded where they are many. */
export function NoteText({ text }: { text: string }) {
  const { t } = useI18n()
  const nodes = useMemo(() => parseRichText(text), [text])
  const links = useRichLinks()
  return (
    <Fold more={t('entry.more')} less={t('entry.less')}>
      <RichText nodes={nodes} {...links} />
    </Fold>
  )
}
