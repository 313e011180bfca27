import { html } from 'hono/html'
import { cardTitle } from '../world/cards.ts'
import { cardPath, entityTypes } from '../world/entity-types.ts'
import { entriesOnCard } from '../world/entries.ts'
import { canRead } from '../world/rights.ts'
import type { User, World } from '../world/types.ts'
import type { Html } from './markup.ts'

/** The first page: every card this person may open, the app's page, the doors for agents. */
export function startView(world: World, user: User, origin: string): Html {
  const cards = [...world.cards.values()].filter((card) => canRead(world, user, card))
  const groups = entityTypes(world)
    .map((type) => ({ type, cards: cards.filter(({ entityTypeId }) => entityTypeId === type.entityTypeId) }))
    .filter((group) => group.cards.length > 0)
  return html`<header class="card-head">
      <p class="kind">A Bitrix24 portal on localhost</p>
      <h1>Cards</h1>
    </header>
    <div class="start">
      ${groups.map(
        ({ type, cards: own }) =>
          html`<section class="panel" aria-labelledby="type-${type.entityTypeId}">
            <h2 id="type-${type.entityTypeId}">${type.title}</h2>
            <ul class="links">
              ${own.map(
                (card) =>
                  html`<li>
                    <a href="${cardPath(world, card.entityTypeId, card.entityId)}">${cardTitle(card)}</a>
                    <span class="count"
                      >No. ${card.entityId} · ${entriesOnCard(world, card).length} entries</span
                    >
                  </li>`,
              )}
            </ul>
          </section>`,
      )}
      <section class="panel" aria-labelledby="apps-title">
        <h2 id="apps-title">Applications</h2>
        <ul class="links">
          ${[...world.apps.values()].map(
            (app) =>
              html`<li>
                <a href="${appPath(app.clientId)}">${app.title}</a>
                <span class="count">${app.installed ? 'installed' : 'not installed yet'}</span>
              </li>`,
          )}
        </ul>
      </section>
      <section class="panel" aria-labelledby="doors-title">
        <h2 id="doors-title">Doors for agents</h2>
        <dl>
          ${world.webhooks.map(
            (hook) =>
              html`<div>
                <dt>Webhook of user ${hook.userId}</dt>
                <dd><code>${origin}/rest/${hook.userId}/${hook.code}/</code></dd>
              </div>`,
          )}
          <div>
            <dt>Truth for tests</dt>
            <dd><a href="/__emulator/state?entityTypeId=2&entityId=100">State of deal 100</a></dd>
          </div>
          <div>
            <dt>REST requests since the reset</dt>
            <dd><a href="/__emulator/log">Request log</a></dd>
          </div>
          <div>
            <dt>Seed and dialect</dt>
            <dd>${world.seed}, ${world.dialectName}</dd>
          </div>
        </dl>
      </section>
    </div>`
}

/** Path of an app's own page: `local.trail` lives at /marketplace/app/trail/. */
export function appPath(clientId: string): string {
  return `/marketplace/app/${clientId.replace(/^local\./, '')}/`
}
