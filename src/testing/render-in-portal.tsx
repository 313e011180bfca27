import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type RenderResult, render } from '@testing-library/react'
import userEvent, { type UserEvent } from '@testing-library/user-event'
import type { ReactNode } from 'react'
import { loadFirstScreen } from '#core/first-screen.ts'
import type { FirstScreen } from '#core/first-screen.ts'
import type { Card } from '#core/entity-types.ts'
import { firstList } from '#core/paging.ts'
import { createQueryClient } from '#data/query-client.ts'
import { seedScreen } from '#data/seed.ts'
import { keys } from '#data/keys.ts'
import { createEmulator } from '#emulator/create-emulator.ts'
import type { Emulator, EmulatorOptions } from '#emulator/emulator.ts'
import { moments } from '#i18n/moments.ts'
import { translator } from '#i18n/translate.ts'
import { I18nContext } from '#i18n/use-i18n.ts'
import type { Host } from '#portal/host.ts'
import { PortalContext } from '#portal/use-portal.ts'
import { PieceWords } from '#ui/on-demand.tsx'
import { english } from './english.ts'
import { emulatorPortal, mapMemory } from './emulator-portal.ts'
import { type TestHost, testHost } from './test-host.ts'

export const DEAL: Card = { entityTypeId: 2, entityId: 100 }
export const ADMIN = 1
export const MANAGER = 7
export const READER = 9

export interface InPortal extends RenderResult {
  emulator: Emulator
  host: TestHost
  client: QueryClient
  user: UserEvent
  screen: FirstScreen
}

interface Options extends Omit<EmulatorOptions, 'host'> {
  userId?: number
  owner?: Card
  host?: Partial<Host>
  emulator?: Emulator
}

/**
 * Renders a part of the screen over an emulator in the same process, with the card's first screen already loaded, as
 * it is when a person can act. `ui` gets that screen.
 */
export async function renderInPortal(
  ui: (screen: FirstScreen) => ReactNode,
  options: Options = {},
): Promise<InPortal> {
  const { userId = MANAGER, owner = DEAL, host: given = {}, ...rest } = options
  const emulator = options.emulator ?? createEmulator(rest)
  const portal = emulatorPortal(emulator, userId)
  const memory = mapMemory()
  const host = testHost(owner, given)
  const client = createQueryClient()
  const screen = await loadFirstScreen(portal, owner, 'newest', memory)
  seedScreen(client, owner, 'newest', screen)
  client.setQueryData(keys.ordered(owner, 'newest'), firstList('newest', screen.page))
  const t = translator(english, 'en')
  const i18n = { t, moments: moments('en', 'Europe/Berlin', t), tag: 'en', dir: 'ltr' } as const
  const words = { failed: t('error.network'), retry: t('state.retry'), reload: t('state.reload') }
  const view = render(
    <PortalContext value={{ portal, host, memory }}>
      <QueryClientProvider client={client}>
        <I18nContext value={i18n}>
          <PieceWords value={words}>{ui(screen)}</PieceWords>
        </I18nContext>
      </QueryClientProvider>
    </PortalContext>,
  )
  return { ...view, emulator, host, client, screen, user: userEvent.setup() }
}
