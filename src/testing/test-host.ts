import type { Card } from '#core/entity-types.ts'
import type { Host, PickedCard } from '#portal/host.ts'

export interface TestHost extends Host {
  /** Paths opened in sliders, in order. */
  opened: string[]
  /** What the portal's picker will answer next; without it the person cancels, and there is no answer at all. */
  willPick(picked: PickedCard): void
  finished: boolean
}

/** The portal's page around the frame, for tests without a frame: it keeps what it was asked. */
export function testHost(owner: Card, given: Partial<Host> = {}): TestHost {
  let next: PickedCard | null = null
  const host: TestHost = {
    place: { kind: 'card', owner, entryId: null },
    placement: 'CRM_DEAL_DETAIL_TAB',
    lang: 'en',
    isAdmin: false,
    isInstall: false,
    memberId: 'test',
    origin: 'http://portal.test',
    opened: [],
    finished: false,
    openPath: async (path) => void host.opened.push(path),
    pickCard: () => (next ? Promise.resolve(next) : new Promise(() => {})),
    reloadCard() {},
    resize() {},
    finishInstall: () => void (host.finished = true),
    willPick: (picked) => void (next = picked),
    ...given,
  }
  return host
}
