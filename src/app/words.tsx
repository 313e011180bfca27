import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useLayoutEffect, useMemo, useState } from 'react'
import type { Card } from '#core/entity-types.ts'
import { screenQuery } from '#data/trail-queries.ts'
import type { Catalogue, LoadedCatalogue } from '#i18n/catalogue.ts'
import type { Language } from '#i18n/languages.ts'
import { moments } from '#i18n/moments.ts'
import { translator } from '#i18n/translate.ts'
import { I18nContext, useI18n } from '#i18n/use-i18n.ts'
import { PieceNeeds, PieceWords } from '#ui/on-demand.tsx'

interface Props {
  language: Language
  catalogue: LoadedCatalogue
  children: ReactNode
}

/** The words of one language for all below, those of the panels with the first panel; its direction for the document. */
export function Words({ language, catalogue, children }: Props) {
  const { tag, dir } = language
  const [i18n, loadPanels, pieceWords] = useMemo(() => {
    const words: Partial<Catalogue> = { ...catalogue.first }
    const t = translator(words, tag)
    const load = async () => void Object.assign(words, await catalogue.loadPanels())
    const pieceWords = { failed: t('error.network'), retry: t('state.retry'), reload: t('state.reload') }
    return [{ t, moments: moments(tag, '', t), tag, dir }, load, pieceWords] as const
  }, [catalogue, tag, dir])
  useLayoutEffect(() => {
    document.documentElement.lang = tag
    document.documentElement.dir = dir
  }, [tag, dir])
  return (
    <I18nContext value={i18n}>
      <PieceNeeds value={loadPanels}>
        <PieceWords value={pieceWords}>{children}</PieceWords>
      </PieceNeeds>
    </I18nContext>
  )
}

/** Times in the portal's zone, once the first screen brought it. */
export function PortalZone({ owner, children }: { owner: Card; children: ReactNode }) {
  const i18n = useI18n()
  const screen = useQuery(screenQuery(owner))
  const zone = screen.data?.me.ok ? screen.data.me.value.timeZone : ''
  const minute = useMinute()
  // A new object every minute draws every time anew: what was "now" is a minute ago by then.
  const zoned = useMemo(
    () => ({ ...i18n, minute, moments: moments(i18n.tag, zone, i18n.t) }),
    [i18n, zone, minute],
  )
  return <I18nContext value={zoned}>{children}</I18nContext>
}

/** Counts minutes while the page is looked at. */
function useMinute(): number {
  const [minute, setMinute] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => document.hidden || setMinute((before) => before + 1), 60_000)
    return () => clearInterval(timer)
  }, [])
  return minute
}
