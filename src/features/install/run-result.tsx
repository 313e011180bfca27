import type { CardKind } from '#core/install-state.ts'
import type { Step } from '#core/install.ts'
import { localesOf } from '#i18n/locales.ts'
import { useI18n } from '#i18n/use-i18n.ts'
import { InlineMessage } from '#ui/inline-message.tsx'
import { stepWords, whyFailed } from './step-words.ts'
import type { Run } from './use-install-run.ts'

interface RunResultProps {
  run: Run
  kinds: readonly CardKind[]
  chosen: ReadonlySet<string>
}

/** What came of the last run, in words. Both regions are always there, so that what comes is announced. */
export function RunResult({ run, kinds, chosen }: RunResultProps) {
  const { t, tag } = useI18n()
  const words = (step: Step) => stepWords(t, step, kinds, chosen)
  const step = run.kind === 'failed' ? run.steps[run.at] : undefined
  const skipped = run.kind === 'done' ? run.skipped : []
  const list = new Intl.ListFormat(localesOf(tag), { type: 'conjunction' })

  function news(): string | null {
    if (run.kind === 'stopped') return t('install.stopped')
    if (run.kind === 'nothing') return t('install.nothing')
    if (run.kind !== 'done') return null
    if (skipped.length === 0) return t('install.done')
    return t('install.partly', { steps: list.format(skipped.map(words)) })
  }

  const tone = run.kind === 'done' ? (skipped.length > 0 ? 'warn' : 'ok') : 'info'
  return (
    <div className="mt-3">
      <InlineMessage tone={tone}>{news()}</InlineMessage>
      <InlineMessage tone="error">
        {run.kind === 'failed' && step && (
          <>
            <strong className="block font-semibold">{t('install.failedAt', { step: words(step) })}</strong>
            <span>{t(whyFailed(step, run.error))}</span>
          </>
        )}
      </InlineMessage>
    </div>
  )
}
