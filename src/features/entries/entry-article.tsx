import { type ReactNode, type Ref, useId } from 'react'
import type { RichNode } from '#core/bbcode/nodes.ts'
import type { Entry } from '#core/entry.ts'
import { isBlank, shownTitle } from '#core/text.ts'
import { useI18n } from '#i18n/use-i18n.ts'
import { drawingOf } from '#ui/glyph-codes.ts'
import { Glyph } from '#ui/glyph.tsx'
import { Toolbar } from '#ui/toolbar.tsx'
import { EntryMeta } from './entry-meta.tsx'
import { EntryText } from './entry-text.tsx'

interface Props {
  entry: Entry
  /** What is shown of its text. */
  nodes: readonly RichNode[]
  /** Buttons for what one can do with the entry. */
  actions: ReactNode
  /** Its note, its cards and what is being done to it, in that order. */
  children: ReactNode
  /** Behind author and time. */
  meta?: ReactNode
  /** Above the entry: the day it opens. */
  heading?: ReactNode
  /** Place in the feed, from 1, and how many there are; -1 where the portal did not count. */
  position?: { at: number; of: number } | undefined
  /** True for the entry that the page was opened at. */
  linked?: boolean | undefined
  ref?: Ref<HTMLElement>
}

const GLYPHS = {
  bot: 'glyph.bot',
  ok: 'glyph.ok',
  warn: 'glyph.warn',
  bad: 'glyph.bad',
  neutral: 'glyph.neutral',
} as const

/** One entry, whatever region it stands in. */
export function EntryArticle({
  entry,
  nodes,
  actions,
  children,
  meta,
  heading,
  position,
  linked = false,
  ref,
}: Props) {
  const { t } = useI18n()
  const id = useId()
  const title = shownTitle(entry.title) || t('entry.untitled')
  return (
    <article
      ref={ref}
      tabIndex={0}
      data-entry={entry.id}
      aria-labelledby={`${id}t`}
      aria-describedby={`${id}m`}
      aria-current={linked || undefined}
      aria-posinset={position?.at}
      aria-setsize={position?.of}
      className="group/entry scroll-mt-4 focus-visible:rounded-md aria-[current=true]:rounded-md aria-[current=true]:outline-1 aria-[current=true]:outline-offset-4 aria-[current=true]:outline-accent-ink"
    >
      {heading}
      <div className="relative flex gap-2.5 py-3 sm:gap-3">
        <Glyph code={entry.iconCode} label={t(GLYPHS[drawingOf(entry.iconCode).tone])} />
        <div className="min-w-0 grow">
          <div className="flex flex-wrap items-baseline gap-x-2 sm:pe-36">
            <h3 id={`${id}t`} dir="auto" className="min-w-0 text-lg font-semibold wrap-anywhere">
              {title}
            </h3>
            <EntryMeta id={`${id}m`} entry={entry} more={meta} />
          </div>
          {!isBlank(entry.text) && <EntryText nodes={nodes} />}
          {children}
          <div className="mt-1.5 sm:absolute sm:end-0 sm:top-0.5 sm:mt-0 sm:opacity-0 sm:transition-opacity sm:group-focus-within/entry:opacity-100 sm:group-hover/entry:opacity-100 sm:focus-within:opacity-100 [@media(hover:none)]:opacity-100">
            <Toolbar label={t('entry.actions', { title })} floating>
              {actions}
            </Toolbar>
          </div>
        </div>
      </div>
    </article>
  )
}
