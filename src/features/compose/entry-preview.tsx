import { memo, useMemo, useState } from 'react'
import { parseRichText } from '#core/bbcode/parse.ts'
import type { NewEntry } from '#core/entry.ts'
import { asNativeLine, shownTitle } from '#core/text.ts'
import { useRichLinks } from '#data/use-rich-links.ts'
import { useI18n } from '#i18n/use-i18n.ts'
import { Fold } from '#ui/fold.tsx'
import { Glyph } from '#ui/glyph.tsx'
import { RichText } from '#ui/rich-text.tsx'
import { Segmented } from '#ui/segmented.tsx'

type Place = 'here' | 'native'

const frame = 'min-w-0 grow basis-0 rounded-md border border-line p-3'

/** What the entry will look like here and in the portal's own timeline; on a narrow screen one of the two. */
export const EntryPreview = memo(function EntryPreview({ title, text, iconCode }: NewEntry) {
  const { t } = useI18n()
  const [place, setPlace] = useState<Place>('here')
  const hiddenUnless = (own: Place) => (place === own ? '' : 'max-sm:hidden')
  const line = asNativeLine(`${title} ${text}`)

  return (
    <div role="group" aria-label={t('compose.preview')}>
      <div className="mb-1.5 sm:hidden">
        <Segmented
          label={t('compose.preview')}
          value={place}
          onChange={setPlace}
          choices={[
            { value: 'here', label: t('compose.here') },
            { value: 'native', label: t('compose.native') },
          ]}
        />
      </div>
      <div className="flex flex-col gap-3 sm:flex-row">
        <section aria-label={t('compose.here')} className={`${frame} ${hiddenUnless('here')}`}>
          <Heading>{t('compose.here')}</Heading>
          <Here title={title} text={text} iconCode={iconCode} />
        </section>
        <section aria-label={t('compose.native')} className={`${frame} ${hiddenUnless('native')}`}>
          <Heading>{t('compose.native')}</Heading>
          <Fold more={t('entry.more')} less={t('entry.less')}>
            <p dir="auto" className="min-h-5 text-dim wrap-anywhere">
              {line || t('compose.previewEmpty')}
            </p>
          </Fold>
          <p className="mt-1.5 text-xs text-dim">{t('compose.nativeHint')}</p>
        </section>
      </div>
    </div>
  )
})

function Heading({ children }: { children: string }) {
  return <p className="mb-1.5 text-xs font-semibold text-dim max-sm:sr-only">{children}</p>
}

function Here({ title, text, iconCode }: NewEntry) {
  const { t } = useI18n()
  const links = useRichLinks()
  const nodes = useMemo(() => parseRichText(text), [text])
  return (
    <div className="flex gap-2.5">
      <Glyph code={iconCode} label="" />
      <div className="min-w-0 grow">
        <p
          dir="auto"
          className={`text-lg font-semibold wrap-anywhere ${shownTitle(title) ? '' : 'text-dim'}`}
        >
          {shownTitle(title) || t('entry.untitled')}
        </p>
        <Fold more={t('entry.more')} less={t('entry.less')}>
          <RichText nodes={nodes} onOpen={links.onOpen} timeOf={links.timeOf} />
        </Fold>
      </div>
    </div>
  )
}
