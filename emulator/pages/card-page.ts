import { html, raw } from 'hono/html'
import { cardTitle, findCard } from '../world/cards.ts'
import { cardPath, findEntityType } from '../world/entity-types.ts'
import type { Card, Json, World } from '../world/types.ts'
import type { OpenRequest } from './frame/opened-frame.ts'
import { handlersIn, titleOf } from './frame/sessions.ts'
import type { Html } from './markup.ts'
import { timelineView } from './timeline-view.ts'
import type { Viewer } from './viewer.ts'

type AppTab = { id: string; title: string; request: OpenRequest }

/** The app tabs that are really bound for this card, one a handler; none until the app is installed. */
export function appTabs(world: World, card: Card, viewer: Viewer, uri: string): AppTab[] {
  const placement = findEntityType(world, card.entityTypeId)?.placement
  if (!placement) return []
  const installed = [...world.apps.values()].filter((app) => app.installed)
  return installed.flatMap((app) =>
    handlersIn(app, placement).map((_handler, handler) => {
      const options = { ID: String(card.entityId), URI: uri }
      const request: OpenRequest = {
        surface: 'tab',
        app: app.clientId,
        userId: viewer.user.id,
        lang: viewer.lang,
        placement,
        handler,
        options,
      }
      return { id: `${app.clientId.replaceAll('.', '-')}-${handler}`, title: titleOf(app, request), request }
    }),
  )
}

/** A CRM card: its name, the row of tabs, and beside the open tab the portal's own timeline. */
export function cardView(
  world: World,
  card: Card,
  viewer: Viewer,
  wanted: string | undefined,
  uri: string,
  now: number,
): Html {
  const type = findEntityType(world, card.entityTypeId)
  const tabs = appTabs(world, card, viewer, uri)
  const open = tabs.find(({ id }) => id === wanted) ?? (wanted === 'general' ? undefined : tabs[0])
  return html`<header class="card-head">
      <p class="kind">${type?.title ?? 'Item'} ${card.entityId}</p>
      <h1>${cardTitle(card)}</h1>
      ${viewer.timeline ? '' : html`<p><a href="?timeline=on">Show the timeline of the portal</a></p>`}
    </header>
    <div class="card-tabs" role="tablist" aria-label="Sections of the card">
      ${tabButton('general', 'General', open === undefined)}
      ${tabs.map(({ id, title }) => tabButton(id, title, id === open?.id))}
    </div>
    <div class="card-body ${viewer.timeline ? '' : 'wide'}">
      <div class="panels">
        ${generalPanel(world, card, tabs.length, open !== undefined)}
        ${tabs.map((tab) => appPanel(tab, tab.id !== open?.id))}
      </div>
      ${viewer.timeline ? timeline(world, card, now) : ''}
    </div>`
}

function tabButton(id: string, title: string, selected: boolean): Html {
  return html`<button
    type="button"
    role="tab"
    id="tab-${id}"
    aria-controls="panel-${id}"
    aria-selected="${selected ? 'true' : 'false'}"
    tabindex="${selected ? '0' : '-1'}"
  >
    ${title}
  </button>`
}

function appPanel({ id, title, request }: AppTab, hidden: boolean): Html {
  return html`<section
    class="panel app-panel"
    role="tabpanel"
    id="panel-${id}"
    aria-label="${title}"
    data-open="${JSON.stringify(request)}"
    ${hidden ? raw('hidden') : ''}
  ></section>`
}

function generalPanel(world: World, card: Card, tabCount: number, hidden: boolean): Html {
  const facts = Object.entries(card.fields).filter(([, value]) => shows(value))
  return html`<section
    class="panel general"
    role="tabpanel"
    id="panel-general"
    aria-labelledby="tab-general"
    ${hidden ? raw('hidden') : ''}
  >
    <h2>About this card</h2>
    <dl>
      ${facts.map(
        ([name, value]) =>
          html`<div>
            <dt>${label(name)}</dt>
            <dd>${fact(world, name, value)}</dd>
          </div>`,
      )}
    </dl>
    ${
      tabCount === 0
        ? html`<p class="hint">
            No app has a tab here. <a href="/marketplace/app/trail/">Open the app's page</a> to install it.
          </p>`
        : ''
    }
  </section>`
}

function timeline(world: World, card: Card, now: number): Html {
  return html`<aside
    class="timeline"
    aria-labelledby="timeline-title"
    data-card="${card.entityTypeId}:${card.entityId}"
  >
    <div class="timeline-head">
      <h2 id="timeline-title">Timeline of the portal</h2>
      <a href="?timeline=off" aria-label="Hide the timeline">Hide</a>
      <button type="button" class="button" id="timeline-refresh" aria-label="Refresh the timeline">
        Refresh
      </button>
    </div>
    ${timelineView(world, card, now)}
  </aside>`
}

const linkedTypes = new Map([
  ['contactId', 3],
  ['companyId', 4],
  ['leadId', 1],
])

function shows(value: Json): boolean {
  return (
    (typeof value === 'string' && value !== '' && value !== 'N') || (typeof value === 'number' && value !== 0)
  )
}

function label(name: string): string {
  const words = name
    .replaceAll(/([A-Z])/g, ' $1')
    .toLowerCase()
    .replace(/ id$/, '')
  return words === 'id' ? 'ID' : words.slice(0, 1).toUpperCase() + words.slice(1)
}

function fact(world: World, name: string, value: Json): Html {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  const entityTypeId = linkedTypes.get(name)
  if (entityTypeId !== undefined) {
    const linked = findCard(world, { entityTypeId, entityId: Number(value) })
    if (linked)
      return html`<a href="${cardPath(world, entityTypeId, linked.entityId)}">${cardTitle(linked)}</a>`
  }
  const user = /By(Id)?$/.test(name) ? world.users.get(Number(value)) : undefined
  if (user) return html`<a href="/company/personal/user/${user.id}/">${user.name} ${user.lastName}</a>`
  const isTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text)
  return html`${isTime ? text.slice(0, 16).replace('T', ' ') : text.slice(0, 300)}`
}
