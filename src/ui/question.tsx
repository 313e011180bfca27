import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react'
import { Button } from './button.tsx'
import { useBorrowedFocus } from './use-borrowed-focus.ts'

type QuestionProps = {
  ask: string
  /** What to know before one answers. */
  children?: ReactNode
  /** What came of the last answer. */
  message?: ReactNode
  /** The answer that changes nothing. */
  no: { label: string; onNo: () => void }
  /** The answer that cannot be undone; null where it is known that it does not help. */
  yes: { label: string; onYes: () => void; closed?: boolean | undefined } | null
  /** The answer is being carried out: neither button does anything. */
  busy: boolean
}

/** Asks in place before something is lost. Everywhere the safe answer comes first and has the focus; Esc gives it too. */
export function Question({ ask, children, message, no, yes, busy }: QuestionProps) {
  const box = useRef<HTMLDivElement>(null)
  const keep = useRef<HTMLButtonElement>(null)
  const id = useId()
  const isOver = yes === null
  useBorrowedFocus(box, false)
  // The focus starts on the safe answer, and comes back to it when the other button is taken away.
  useEffect(() => {
    if (isOver || document.activeElement !== keep.current) keep.current?.focus()
  }, [isOver])

  function leave() {
    if (!busy) no.onNo()
  }

  function handleKey(event: KeyboardEvent) {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    leave()
  }

  return (
    <div
      ref={box}
      role="group"
      aria-labelledby={`${id}q`}
      aria-describedby={`${id}w`}
      onKeyDown={handleKey}
      className="max-w-180 rounded-md border border-line bg-soft px-3 pt-0.5 pb-2.5 [&>:not(:empty)]:mt-2"
    >
      <p id={`${id}q`} className="font-semibold wrap-anywhere">
        {ask}
      </p>
      <div id={`${id}w`} className="grid gap-1">
        {children}
      </div>
      {message}
      <div className="flex flex-wrap gap-2">
        <Button ref={keep} size="s" aria-disabled={busy} aria-describedby={`${id}w`} onClick={leave}>
          {no.label}
        </Button>
        {yes && (
          <Button
            size="s"
            kind={yes.closed ? 'plain' : 'danger'}
            busy={busy}
            aria-disabled={yes.closed}
            aria-describedby={`${id}w`}
            onClick={() => (yes.closed ? null : yes.onYes())}
          >
            {yes.label}
          </Button>
        )}
      </div>
    </div>
  )
}
