import type { MouseEvent, ReactNode } from 'react'
import type { RichTarget } from './rich-node.ts'

type RichLinkProps = {
  children: ReactNode
  /** An address outside the portal; it wins over the target. */
  href?: string | undefined
  target: RichTarget
  onOpen?: ((target: RichTarget) => void) | undefined
  hrefOf?: ((target: RichTarget) => string | undefined) | undefined
}

const look = 'rounded-sm text-link underline decoration-1 underline-offset-2 hover:decoration-2'

export function RichLink({ children, href, target, onOpen, hrefOf }: RichLinkProps) {
  const outside = href !== undefined
  const address = outside ? href : safeTarget(target) && hrefOf?.(target)

  function open(event: MouseEvent) {
    const asksForTab = event.ctrlKey || event.metaKey || event.shiftKey
    if (outside || !onOpen || asksForTab) return
    event.preventDefault()
    onOpen(target)
  }

  if (address && /^(https?|mailto|tel):/i.test(address)) {
    return (
      <a dir="auto" href={address} target="_blank" rel="noopener noreferrer" onClick={open} className={look}>
        {children}
      </a>
    )
  }
  if (outside || !onOpen || !safeTarget(target)) return <bdi>{children}</bdi>
  return (
    <button type="button" dir="auto" onClick={open} className={`text-start wrap-anywhere ${look}`}>
      {children}
    </button>
  )
}

// `//host` and `/\host` are other sites to a browser.
function safeTarget(target: RichTarget): boolean {
  return target.kind === 'user' || /^\/(?![/\\])/.test(target.path)
}
