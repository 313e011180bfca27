import { useId } from 'react'
import { useI18n } from '#i18n/use-i18n.ts'

/** For an administrator whose portal has Trail: where it is, how to see that it works for others, and what then. */
export function NextSteps() {
  const { t } = useI18n()
  const id = useId()
  return (
    <section aria-labelledby={id} className="rounded-md bg-ok-soft px-4 py-3">
      <h2 id={id} className="font-semibold">
        {t('install.next')}
      </h2>
      <ol className="mt-1 list-decimal space-y-1 ps-5 text-pretty">
        <li>{t('install.next.look')}</li>
        <li>{t('install.next.manager')}</li>
        <li>{t('install.next.write')}</li>
      </ol>
    </section>
  )
}
