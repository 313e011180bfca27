import type { CardKind } from '#core/install-state.ts'
import type { TabState } from '#core/install.ts'
import { useI18n } from '#i18n/use-i18n.ts'
import { Icon } from '#ui/icon.tsx'
import { Switch } from '#ui/switch.tsx'
import { kindName, tabWords } from './step-words.ts'

interface KindSwitchesProps {
  legend: string
  kinds: readonly { kind: CardKind; state: TabState }[]
  chosen: ReadonlySet<string>
  locked: boolean
  onToggle: (code: string, on: boolean) => void
}

/** A row with a switch for each kind of card. */
export function KindSwitches({ legend, kinds, chosen, locked, onToggle }: KindSwitchesProps) {
  const { t } = useI18n()
  if (kinds.length === 0) return null
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 text-sm font-semibold text-dim">{legend}</legend>
      <div className="divide-y divide-line overflow-hidden rounded-md border border-line">
        {kinds.map(({ kind, state }) => {
          const on = chosen.has(kind.code)
          return (
            <Switch
              key={kind.code}
              label={<bdi>{kindName(t, kind)}</bdi>}
              hint={<TabLine state={state} chosen={on} />}
              checked={on}
              locked={locked}
              onChange={(next) => onToggle(kind.code, next)}
            />
          )
        })}
      </div>
    </fieldset>
  )
}

const BROKEN: ReadonlySet<TabState> = new Set(['stale', 'double', 'untitled'])

function TabLine({ state, chosen }: { state: TabState; chosen: boolean }) {
  const { t } = useI18n()
  const words = t(tabWords(state, chosen))
  if (!chosen || !BROKEN.has(state)) return <span>{words}</span>
  return (
    <span className="flex items-start gap-1 text-warn">
      <span className="pt-0.5">
        <Icon name="warning" size={14} />
      </span>
      <span>{words}</span>
    </span>
  )
}
