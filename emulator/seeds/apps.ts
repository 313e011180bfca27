import { createHash } from 'node:crypto'
import { placementCodes } from '../world/entity-types.ts'
import { trailClientId } from '../world/tokens.ts'
import type { PlacementHandler, PortalApp, World } from '../world/types.ts'
import { people } from './people.ts'
import { tabLanguages } from './tab-titles.ts'

/** The other application of this portal. */
export const quoteBotClientId = 'local.quotebot'

const memberId = md5('trail emulator portal')

export type AppSetup = { appUrl: string; installed: boolean; scopes: string[] | undefined }

/** Our app with a tab in eight kinds of cards (unless it waits for its installation), another app, and the admin's webhook. */
export function seedApps(world: World, { appUrl, installed, scopes }: AppSetup): void {
  const ours = app(1, trailClientId, 'trail-secret', 'Trail', appUrl)
  ours.scopes = scopes ?? ['crm', 'placement', 'entity', 'user_brief']
  ours.installed = installed
  if (installed) ours.placements = tabs(world, appUrl)
  const quoteBot = app(2, quoteBotClientId, 'quotebot-secret', 'Quote bot', 'https://quotebot.example/')
  quoteBot.scopes = ['crm']
  for (const each of [ours, quoteBot]) world.apps.set(each.clientId, each)
  const everything = ['crm', 'user', 'entity', 'placement']
  world.webhooks.push({ userId: people.admin, code: 'emulator', scopes: everything })
}

function app(id: number, clientId: string, secret: string, title: string, url: string): PortalApp {
  return {
    id,
    clientId,
    secret,
    title,
    memberId,
    applicationToken: md5(`application token of ${clientId}`),
    scopes: [],
    installed: true,
    url,
    placements: [],
    events: [],
    options: new Map(),
    userOptions: new Map(),
    storages: new Map(),
  }
}

function tabs(world: World, handler: string): PlacementHandler[] {
  // The second smart process came after the installation: its cards have no tab until somebody asks for it.
  const placements = placementCodes(world).filter((placement) => placement !== 'CRM_DYNAMIC_1042_DETAIL_TAB')
  const common = { handler, title: 'Trail', description: '', groupName: '', userId: 0 }
  return placements.map((placement) => ({ placement, ...common, langAll: tabLanguages() }))
}

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex')
}
