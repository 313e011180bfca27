import type { ReactNode } from 'react'

type DayHeadingProps = {
  children: ReactNode
  /** The day for machines, as in 2026-11-21. */
  dateTime?: string | undefined
  level?: 2 | 3 | 4 | undefined
}

export function DayHeading({ children, dateTime, level = 2 }: DayHeadingProps) {
  const Heading = `h${level}` as const
  return (
    <Heading className="mt-4 mb-1 flex items-center gap-3 text-xs font-semibold text-dim after:h-px after:grow after:bg-line">
      {dateTime ? <time dateTime={dateTime}>{children}</time> : children}
    </Heading>
  )
}
