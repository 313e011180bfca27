import { type MouseEvent, useId } from 'react'
import { Icon } from './icon.tsx'
import { Spinner } from './spinner.tsx'

type ChipProps = {
  text: string
  /** What kind of thing it is, in quiet words before the text. */
  kind?: string | undefined
  /** The outlined one: where the reader is at home. */
  home?: boolean | undefined
  href?: string | undefined
  onClick?: ((event: MouseEvent) => void) | undefined
  remove?: ChipRemove | undefined
}

type ChipRemove = {
  label: string
  onRemove: () => void
  busy?: boolean | undefined
  /** Why it cannot be removed. A click still calls `onRemove`, which can say it aloud. */
  closed?: string | undefined
}

export function Chip({ text, kind, home = false, href, onClick, remove }: ChipProps) {
  const reasonId = useId()
  const body = (
    <>
      {kind && <span className="shrink-0 text-dim">{kind}</span>}
      <bdi className="truncate">{text}</bdi>
    </>
  )
  const look = `flex min-h-6 min-w-0 items-center gap-1.5 rounded-full ps-2.5 ${remove ? 'pe-1' : 'pe-2.5'}`
  const live = `${look} hover:underline`
  return (
    <span
      title={text}
      className={`inline-flex max-w-[min(100%,26rem)] min-w-0 items-center rounded-full border text-sm ${home ? 'border-line' : 'border-transparent bg-sunken'}`}
    >
      {href && (
        <a href={href} target="_blank" rel="noopener noreferrer" onClick={onClick} className={live}>
          {body}
        </a>
      )}
      {!href && onClick && (
        <button type="button" onClick={onClick} className={live}>
          {body}
        </button>
      )}
      {!href && !onClick && <span className={look}>{body}</span>}
      {remove && (
        <button
          type="button"
          aria-label={remove.label}
          title={remove.closed ?? remove.label}
          aria-disabled={remove.busy || remove.closed !== undefined}
          aria-describedby={remove.closed === undefined ? undefined : reasonId}
          onClick={() => remove.busy || remove.onRemove()}
          className="relative grid size-6 shrink-0 place-items-center rounded-full text-dim hover:bg-line hover:text-ink"
        >
          {remove.busy ? <Spinner /> : <Icon name="close" size={14} />}
        </button>
      )}
      {remove?.closed !== undefined && (
        <span id={reasonId} hidden>
          {remove.closed}
        </span>
      )}
    </span>
  )
}
