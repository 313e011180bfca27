import { useState } from 'react'
import type { Card } from '#core/entity-types.ts'
import { toPortalError } from '#core/portal-error.ts'
import { useLook } from '#data/use-look.ts'
import { useI18n } from '#i18n/use-i18n.ts'
import { IconButton } from '#ui/icon-button.tsx'

interface Props {
  owner: Card
  /** False until there is a first screen. */
  isReady: boolean
}

/** Looks by itself for what others do, and at once by button. Only the button says what came of it. */
export function LookButton({ owner, isReady }: Props) {
  const { t } = useI18n()
  const look = useLook(owner, isReady)
  const [isBusy, setIsBusy] = useState(false)
  const [hasFailed, setHasFailed] = useState(false)
  const [said, setSaid] = useState('')

  async function handleLook(): Promise<void> {
    if (!isReady) return
    setIsBusy(true)
    setSaid('')
    const { data, error } = await look()
    setIsBusy(false)
    setHasFailed(error !== null)
    if (error) setSaid(t(toPortalError(error).key))
    else setSaid(data?.changed ? t('look.changed', { count: data.changed }) : t('look.same'))
  }

  return (
    <>
      <IconButton
        icon={hasFailed ? 'warning' : 'refresh'}
        label={t('look.now')}
        title={said || t('look.now')}
        aria-keyshortcuts="U"
        busy={isBusy}
        onClick={() => void handleLook()}
      />
      <span role="status" className="sr-only">
        {said}
      </span>
    </>
  )
}
