import { useEffect, useRef, useState } from 'react'
import type { PickedCard, PickerType } from '#portal/host.ts'
import { usePortal } from '#portal/use-portal.ts'

/**
 * The portal's own picker. Nothing waits for it, since a cancelled one never answers; an answer counts only from the
 * picker opened last, and while the panel is open.
 */
export function usePicker(onPick: (picked: PickedCard) => void) {
  const { host } = usePortal()
  const [failed, setFailed] = useState(false)
  const latest = useRef(0)

  useEffect(() => {
    return () => {
      latest.current += 1
    }
  }, [])

  async function open(types: readonly PickerType[]): Promise<void> {
    latest.current += 1
    const ticket = latest.current
    setFailed(false)
    try {
      const picked = await host.pickCard(types)
      if (picked && ticket === latest.current) onPick(picked)
    } catch {
      if (ticket === latest.current) setFailed(true)
    }
  }

  return { open, failed }
}
