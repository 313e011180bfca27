import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { Step } from '#core/install.ts'
import type { PortalError } from '#core/portal-error.ts'
import { installMutation } from '#data/install-queries.ts'
import { usePortal } from '#portal/use-portal.ts'

/** Where a run stands. `skipped` are steps that failed and that the person chose to do without. */
export type Run =
  | { kind: 'idle' | 'nothing' | 'stopped' }
  | { kind: 'running'; at: number; all: number; stopping: boolean }
  | { kind: 'failed'; steps: readonly Step[]; at: number; error: PortalError; skipped: readonly Step[] }
  | { kind: 'done'; skipped: readonly Step[] }

export interface InstallRunner {
  run: Run
  start: (steps: readonly Step[]) => void
  /** Stops before the next kind of card. */
  stop: () => void
  tryAgain: () => void
  /** Goes on without the step that failed. */
  goOn: () => void
  /** Puts the result of the last run aside. */
  clear: () => void
}

/** Carries a plan out, step by step; in install mode the end of it ends the installation. */
export function useInstallRun(): InstallRunner {
  const connection = usePortal()
  const { host } = connection
  const { mutateAsync } = useMutation(installMutation(connection))
  const [run, setRun] = useState<Run>({ kind: 'idle' })
  const stopping = useRef(false)

  async function go(steps: readonly Step[], from: number, skipped: readonly Step[]): Promise<void> {
    stopping.current = false
    const show = (at: number) =>
      setRun({ kind: 'running', at, all: steps.length, stopping: stopping.current })
    show(from)
    const end = await mutateAsync({ steps, from, onProgress: show, isStopped: () => stopping.current })
    if (end.error) return setRun({ kind: 'failed', steps, at: end.done, error: end.error, skipped })
    if (end.done < steps.length) return setRun({ kind: 'stopped' })
    finish(skipped)
  }

  function finish(skipped: readonly Step[]): void {
    setRun({ kind: 'done', skipped })
    if (host.isInstall) host.finishInstall()
  }

  return {
    run,
    start(steps) {
      if (steps.length > 0) void go(steps, 0, [])
      else if (host.isInstall) finish([])
      else setRun({ kind: 'nothing' })
    },
    stop() {
      stopping.current = true
      setRun((now) => (now.kind === 'running' ? { ...now, stopping: true } : now))
    },
    tryAgain() {
      if (run.kind === 'failed') void go(run.steps, run.at, run.skipped)
    },
    goOn() {
      if (run.kind !== 'failed') return
      const step = run.steps[run.at]
      void go(run.steps, run.at + 1, step ? [...run.skipped, step] : run.skipped)
    },
    clear: () => setRun({ kind: 'idle' }),
  }
}
