import { useMemo } from 'react'
import { useI18n } from '#i18n/use-i18n.ts'
import { usePortal } from '#portal/use-portal.ts'
import { userPath } from './use-names.ts'

type Target = { kind: 'path'; path: string } | { kind: 'user'; id: number }

/** Where the links of a text lead, and the words for its moments; the same for as long as neither changes. */
export function useRichLinks() {
  const { host } = usePortal()
  const { moments } = useI18n()
  return useMemo(() => {
    const pathOf = (target: Target) => (target.kind === 'path' ? target.path : userPath(target.id))
    return {
      onOpen: (target: Target) => void host.openPath(pathOf(target)),
      hrefOf: (target: Target) => host.origin + pathOf(target),
      timeOf: moments.absolute,
    }
  }, [host, moments])
}
