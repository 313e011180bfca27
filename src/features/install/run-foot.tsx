import { type RefObject, useLayoutEffect, useRef } from 'react'
import type { CardKind } from '#core/install-state.ts'
import type { Step } from '#core/install.ts'
import { useI18n } from '#i18n/use-i18n.ts'
import { usePortal } from '#portal/use-portal.ts'
import { Button } from '#ui/button.tsx'
import { ProgressBar } from '#ui/progress-bar.tsx'
import { RunResult } from './run-result.tsx'
import type { InstallRunner, Run } from './use-install-run.ts'

interface RunFootProps {
  runner: InstallRunner
  /** What there is to do now. */
  steps: readonly Step[]
  kinds: readonly CardKind[]
  chosen: ReadonlySet<string>
  /** There is something to do although nothing was chosen anew. */
  repairs: boolean
}

/** The one button, how far it is, and what came of it. */
export function RunFoot({ runner, steps, kinds, chosen, repairs }: RunFootProps) {
  const { t } = useI18n()
  const { host } = usePortal()
  const primary = useRef<HTMLButtonElement>(null)
  const { run } = runner
  const failed = run.kind === 'failed'
  const running = run.kind === 'running'
  const other = repairs ? t('install.repair') : t('install.save')
  const name = host.isInstall ? t('install.finish') : other

  return (
    <div>
      {chosen.size === 0 && <p className="mb-2 text-dim">{t('install.noneOn')}</p>}
      <div className="flex flex-wrap items-center gap-2">
        <Button
          ref={primary}
          kind={steps.length > 0 || host.isInstall || failed ? 'primary' : 'plain'}
          busy={running}
          onClick={failed ? runner.tryAgain : () => runner.start(steps)}
        >
          {failed ? t('state.retry') : name}
        </Button>
        {failed && <GoOn run={run} onAct={runner.goOn} primary={primary} />}
        {running && (
          <>
            <Passing primary={primary} busy={run.stopping} onAct={runner.stop}>
              {t('install.stop')}
            </Passing>
            <ProgressBar
              label={t('install.working', { done: Math.min(run.at + 1, run.all), all: run.all })}
              done={run.at}
              all={run.all}
            />
          </>
        )}
      </div>
      <RunResult run={run} kinds={kinds} chosen={chosen} />
    </div>
  )
}

type Failed = Extract<Run, { kind: 'failed' }>
type Primary = RefObject<HTMLButtonElement | null>

/** Offered as long as something can still be reached without the step that failed. */
function GoOn({ run, onAct, primary }: { run: Failed; onAct: () => void; primary: Primary }) {
  const { t } = useI18n()
  const { host } = usePortal()
  const last = run.at === run.steps.length - 1
  if (last && !host.isInstall) return null
  return (
    <Passing primary={primary} onAct={onAct}>
      {last ? t('install.finishWithout') : t('install.goOn')}
    </Passing>
  )
}

interface PassingProps {
  children: string
  busy?: boolean
  onAct: () => void
  primary: Primary
}

/** A button that is there for a while; when it goes, the focus it held goes to the button that stays. */
function Passing({ children, busy, onAct, primary }: PassingProps) {
  const own = useRef<HTMLButtonElement>(null)
  useLayoutEffect(() => {
    const [passing, staying] = [own.current, primary.current]
    return () => {
      if (passing && document.activeElement === passing) staying?.focus()
    }
  }, [primary])
  return (
    <Button ref={own} busy={busy} onClick={onAct}>
      {children}
    </Button>
  )
}
