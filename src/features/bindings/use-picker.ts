import { useEffect, useRef, useState } from 'react'
import type { PickedCard, PickerType } from '#portal/host.ts'
import { usePortal } from '#portal/use-portal.ts'

/** After this long the picker is open, was cancelled, or the portal does not answer: nothing tells which. */
const SILENT_MS = 5_000

/**
 * The portal's own picker. Nothing waits for it, since a cancelled one never answers; an answer counts only from the
 * picker opened last, and while the panel is open.
 */
export function usePicker(onPick: (picked: PickedCard) => void) {
  const { host } = usePortal()
  const [failed, setFailed] = useState(false)
  const [silent, setSilent] = useState(false)
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
    setSilent(false)
    const timer = setTimeout(() => ticket === latest.current && setSilent(true), SILENT_MS)
    try {
      const picked = await host.pickCard(types)
      if (picked && ticket === latest.current) onPick(picked)
    } catch {
      if (ticket === latest.current) setFailed(true)
    } finally {
      clearTimeout(timer)
      if (ticket === latest.current) setSilent(false)
    }
  }

  return { open, failed, silent }
}
