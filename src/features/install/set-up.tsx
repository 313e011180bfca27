import { useState } from 'react'
import type { CardKind, LedgerState, PlacementRow } from '#core/install-state.ts'
import { isSmartProcess } from '#core/entity-types.ts'
import { knownLanguages, planInstall, tabState } from '#core/install.ts'
import { TAB_TITLES } from '#i18n/tab-titles.ts'
import { useI18n } from '#i18n/use-i18n.ts'
import { usePortal } from '#portal/use-portal.ts'
import { InlineMessage } from '#ui/inline-message.tsx'
import { KindSwitches } from './kind-switches.tsx'
import { LedgerLine } from './ledger-line.tsx'
import { NextSteps } from './next-steps.tsx'
import { RunFoot } from './run-foot.tsx'
import { useInstallRun } from './use-install-run.ts'

interface SetUpProps {
  placements: readonly PlacementRow[]
  kinds: readonly CardKind[]
  ledger: LedgerState
  /** The last reading failed, so all of this may be out of date. */
  unread: boolean
  onRead: () => void
}

/** Which kinds of card have the tab, and the one button that makes it so. */
export function SetUp({ placements, kinds, ledger, unread, onRead }: SetUpProps) {
  const { t } = useI18n()
  const { host, memory } = usePortal()
  const runner = useInstallRun()
  const available = kinds.map((kind) => kind.code)
  const bound = new Set(placements.map((row) => row.code).filter((code) => available.includes(code)))
  const [choice, setChoice] = useState<ReadonlySet<string> | null>(null)
  const chosen = choice ?? (host.isInstall ? new Set(available) : bound)
  const wanted = { handler: pageAddress(), codes: [...chosen], titles: TAB_TITLES }
  const found = { placements, available, ledger, languages: knownLanguages(memory) }
  const steps = planInstall(found, wanted)

  function toggle(code: string, on: boolean): void {
    setChoice(on ? new Set([...chosen, code]) : new Set([...chosen].filter((each) => each !== code)))
    runner.clear()
  }

  const switches = (legend: string, group: readonly CardKind[]) => (
    <KindSwitches
      legend={legend}
      kinds={group.map((kind) => ({ kind, state: tabState(found, kind.code, wanted) }))}
      chosen={chosen}
      locked={runner.run.kind === 'running'}
      onToggle={toggle}
    />
  )
  const smart = kinds.filter((kind) => isSmartProcess(kind.entityTypeId))

  return (
    <div className="mx-auto flex max-w-180 flex-col gap-5">
      <header>
        <h1 className="text-xl font-semibold">{t('install.title')}</h1>
        <p className="mt-0.5 text-dim">{t('install.intro')}</p>
      </header>
      {unread && (
        <InlineMessage tone="warn" action={{ label: t('state.retry'), onAct: onRead }}>
          {t('install.unread.text')}
        </InlineMessage>
      )}
      {!host.isInstall && steps.length === 0 && bound.size > 0 && <NextSteps />}
      {switches(
        t('install.cards'),
        kinds.filter((kind) => !smart.includes(kind)),
      )}
      {smart.length > 0 ? (
        switches(t('install.smart'), smart)
      ) : (
        <p className="text-sm text-dim">{t('install.noSmart')}</p>
      )}
      <LedgerLine state={ledger} />
      <p className="text-sm wrap-anywhere text-dim">
        {t('install.address', { url: leftToRight(wanted.handler) })}
      </p>
      <RunFoot
        runner={runner}
        steps={steps}
        kinds={kinds}
        chosen={chosen}
        repairs={steps.length > 0 && isSame(chosen, bound)}
      />
    </div>
  )
}

function isSame(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((each) => other.has(each))
}

/** An address keeps its order in a sentence that runs right to left. */
function leftToRight(address: string): string {
  return `\u2066${address}\u2069`
}

/** The app's own address is what the portal shall open in a tab. */
function pageAddress(): string {
  return location.origin + location.pathname
}
