import { useEffect, useEffectEvent, useState } from 'react'
import { useI18n } from '#i18n/use-i18n.ts'

/** Seconds before each further try; the last number is for all that follow. */
const PAUSES = [5, 10, 20, 40]
const LAST_PAUSE = 60

interface NextTryProps {
  /** True while a try is under way. */
  busy: boolean
  onTry: () => void
}

/** Tries again by itself: after a pause that is counted down, and at once when the network is back. */
export function NextTry({ busy, onTry }: NextTryProps) {
  const { t } = useI18n()
  const [tries, setTries] = useState(0)
  const pause = PAUSES[tries] ?? LAST_PAUSE

  function handleEnd(): void {
    setTries(tries + 1)
    onTry()
  }

  return (
    <div>
      {/* The seconds are for the eye: a screen reader is told the pause once. */}
      <p role="status" className="sr-only">
        {!busy && t('state.next', { count: pause })}
      </p>
      <p aria-hidden className="min-h-6 tabular-nums">
        {!busy && <Countdown key={tries} from={pause} onEnd={handleEnd} />}
      </p>
    </div>
  )
}

/** Stands still while nobody looks at the page. */
function Countdown({ from, onEnd }: { from: number; onEnd: () => void }) {
  const { t } = useI18n()
  const [left, setLeft] = useState(from)
  const end = useEffectEvent(onEnd)

  useEffect(() => {
    const timer = setInterval(() => document.hidden || setLeft((before) => before - 1), 1_000)
    const online = () => end()
    window.addEventListener('online', online)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', online)
    }
  }, [])

  useEffect(() => {
    if (left <= 0) end()
  }, [left])

  return <span>{t('state.next', { count: Math.max(0, left) })}</span>
}
