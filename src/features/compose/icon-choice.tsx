import type { EntryIcon } from '#core/icons.ts'
import { useI18n } from '#i18n/use-i18n.ts'
import { drawingOf } from '#ui/glyph-codes.ts'
import { Glyph } from '#ui/glyph.tsx'
import { iconLabel } from './icon-label.ts'

interface Props {
  icon: EntryIcon
  /** Of the radio group. */
  name: string
  checked: boolean
  onChoose: () => void
}

const NEUTRAL = drawingOf('').icon

/** One icon to choose. Where our drawing is the neutral one, the words beside it tell icons apart. */
export function IconChoice({ icon: { code, isSystem }, name, checked, onChoose }: Props) {
  const { t } = useI18n()
  const label = code === '' ? t('compose.noIcon') : isSystem ? iconLabel(code) : code
  const isPlain = !isSystem || drawingOf(code).icon === NEUTRAL
  return (
    <label
      title={label}
      className={`relative inline-flex max-w-full cursor-pointer items-center gap-1.5 rounded-full border-2 border-transparent text-sm text-dim hover:border-line has-checked:border-accent has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-accent-ink ${isPlain ? 'pe-3' : ''}`}
    >
      <input type="radio" name={name} checked={checked} onChange={onChoose} className="sr-only" />
      <Glyph code={isSystem ? code : ''} label="" />
      <span dir="auto" className={isPlain ? 'min-w-0 wrap-anywhere' : 'sr-only'}>
        {label}
      </span>
    </label>
  )
}
