type SkeletonProps = {
  /** How many entries to stand in for. */
  count?: number | undefined
  /** Lines of text in each. */
  lines?: number | undefined
}

const bar = 'block rounded-sm bg-sunken'
const widths = ['w-11/12', 'w-4/5', 'w-3/5']

// The same paddings and line heights as an entry with a title and that many lines, so that nothing moves when it comes.
export function Skeleton({ count = 3, lines = 2 }: SkeletonProps) {
  return (
    <div aria-hidden className="motion-safe:animate-pulse">
      {[...Array(count).keys()].map((row) => (
        <div key={row} className="flex gap-2.5 border-t border-line py-3 first:border-t-0 sm:gap-3">
          <span className="size-7 shrink-0 rounded-full bg-sunken sm:size-9" />
          <div className="min-w-0 grow">
            <div className="flex h-5.5 items-center gap-2">
              <span className={`h-3.5 w-2/5 ${bar}`} />
              <span className={`h-2.5 w-20 ${bar}`} />
            </div>
            <div className="mt-1">
              {[...Array(lines).keys()].map((line) => (
                <div key={line} className="flex h-5 items-center">
                  <span className={`h-2.5 ${bar} ${widths[(row + line) % widths.length]}`} />
                </div>
              ))}
            </div>
          </div>
        </div>
      ))}
    </div>
  )
}
