import { type IconName, iconPaths } from './icon-paths.ts'

type IconProps = { name: IconName; size?: 14 | 16 | 18 | 20 | 24 | 40 | undefined }

// Drawings that point along the line of text turn round where text runs right to left.
const mirrored: ReadonlySet<IconName> = new Set(['external', 'list', 'quote', 'truck'])

export function Icon({ name, size = 18 }: IconProps) {
  return (
    <svg
      aria-hidden
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={size > 24 ? 1.25 : 1.75}
      strokeLinecap="round"
      strokeLinejoin="round"
      className={mirrored.has(name) ? 'shrink-0 rtl:-scale-x-100' : 'shrink-0'}
    >
      <path d={iconPaths[name]} />
    </svg>
  )
}
