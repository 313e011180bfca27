import { type Tone, drawingOf } from './glyph-codes.ts'
import { Icon } from './icon.tsx'

type GlyphProps = {
  code: string
  /** What the drawing says, for those who do not see it; an empty one hides it from them. */
  label: string
}

const tones: Record<Tone, string> = {
  bot: 'bg-bot-soft text-bot',
  ok: 'bg-ok-soft text-ok',
  warn: 'bg-warn-soft text-warn',
  bad: 'bg-bad-soft text-bad',
  neutral: 'bg-sunken text-dim',
}

export function Glyph({ code, label }: GlyphProps) {
  const { icon, tone } = drawingOf(code)
  const name = label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true }
  return (
    <span
      {...name}
      className={`grid size-7 shrink-0 place-items-center rounded-full sm:size-9 ${tones[tone]}`}
    >
      <Icon name={icon} size={18} />
    </span>
  )
}
