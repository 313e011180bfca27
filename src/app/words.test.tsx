import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import type { LoadedCatalogue } from '#i18n/catalogue.ts'
import { languageOf } from '#i18n/languages.ts'
import { useI18n } from '#i18n/use-i18n.ts'
import { OnDemand, onDemand } from '#ui/on-demand.tsx'
import { Words } from './words.tsx'

function Send() {
  const { t } = useI18n()
  return <button>{t('compose.send')}</button>
}

/** A panel in German, over a network that breaks so many times before it brings the words of the panels. */
async function open(breaks: number) {
  const Panel = onDemand(async () => Send)
  const language = languageOf('de')
  const { first, loadPanels } = await language.load()
  let asked = 0
  const catalogue: LoadedCatalogue = {
    first,
    loadPanels: async () => {
      asked += 1
      if (asked <= breaks) throw new TypeError('Failed to fetch dynamically imported module')
      return loadPanels()
    },
  }
  render(
    <Words language={language} catalogue={catalogue}>
      <OnDemand failed="It did not come." retry="Try again" reload="Load again">
        <Panel />
      </OnDemand>
    </Words>,
    { onCaughtError: () => {} },
  )
}

it('brings the words of the panels with the first panel', async () => {
  await open(0)
  expect(await screen.findByRole('button', { name: 'Eintrag hinzufügen' })).toBeVisible()
})

it('meets words that did not come like a panel that did not come', async () => {
  await open(1)
  await userEvent.click(await screen.findByRole('button', { name: 'Try again' }))
  expect(await screen.findByRole('button', { name: 'Eintrag hinzufügen' })).toBeVisible()
})
