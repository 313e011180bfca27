import { html } from 'hono/html'
import { pinnedIds } from '../world/bindings.ts'
import { cardKey } from '../world/cards.ts'
import { commentsOnCard } from '../world/comments.ts'
import { entriesOnCard } from '../world/entries.ts'
import { portalTime } from '../world/times.ts'
import type { CardRef, Entry, World } from '../world/types.ts'
import type { Html } from './markup.ts'

/** Entries the timeline shows at once; a portal brings the rest on scroll, this one by a button. */
const pageSize = 20

/** Characters of one entry that are drawn: the portal's own card folds long texts too. */
const longest = 2000

/**
 * What the portal itself shows on the card: every entry bound here, each as one grey line with its BBCode
 * printed literally, without note or menu; pinned ones apart. Seen in an on-premise build. Comments stand among them,
 * drawn as plainly (inferred).
 */
export function timelineView(world: World, card: CardRef, now: number, shown = pageSize): Html {
  const comments = commentsOnCard(world, card).map((comment): Entry => ({
    ...comment,
    title: '',
    iconCode: '',
    clientId: null,
  }))
  const entries = [...entriesOnCard(world, card), ...comments].toSorted(
    (a, b) => b.created - a.created || b.id - a.id,
  )
  const pins = new Set(pinnedIds(world, card))
  const pinned = entries.filter((entry) => pins.has(entry.id))
  const history = entries.filter((entry) => !pins.has(entry.id))
  const visible = history.slice(0, shown)
  return html`<div
    class="timeline-body"
    id="timeline-body"
    data-mark="${timelineMark(world, card)}"
    data-shown="${shown}"
  >
    ${
      pinned.length > 0
        ? html`<section class="fixed" aria-labelledby="fixed-title">
            <h3 id="fixed-title">Pinned</h3>
            <ul>
              ${pinned.map((entry) => line(world, entry))}
            </ul>
          </section>`
        : ''
    }
    ${entries.length === 0 ? html`<p class="hint">Nothing has happened on this card yet.</p>` : ''}
    ${byDay(visible, now).map(
      ([day, group]) =>
        html`<section class="day">
          <h3>${day}</h3>
          <ul>
            ${group.map((entry) => line(world, entry))}
          </ul>
        </section>`,
    )}
    ${
      history.length > shown
        ? html`<button type="button" class="button" id="timeline-more">
            Show earlier (${history.length - shown})
          </button>`
        : ''
    }
  </div>`
}

/**
 * `newest id/pinned ids`: what a portal tells an open card about. Deleted, bound and unbound entries send no pull
 * event, so an older card keeps showing them as they were.
 */
export function timelineMark(world: World, card: CardRef): string {
  let newest = 0
  for (const id of world.bound.get(cardKey(card)) ?? []) if (id > newest) newest = id
  return `${newest}/${pinnedIds(world, card).join(',')}`
}

/** The entry as one line: title and text with every run of white space as one space. */
export function entryLine({ title, text }: Pick<Entry, 'title' | 'text'>): { title: string; text: string } {
  const collapse = (value: string) => value.slice(0, longest).replaceAll(/\s+/g, ' ').trim()
  return { title: collapse(title), text: collapse(text) }
}

function line(world: World, entry: Entry): Html {
  const { title, text } = entryLine(entry)
  const author = world.users.get(entry.authorId)
  const time = portalTime(entry.created)
  return html`<li data-entry="${entry.id}">
    <span class="glyph" aria-hidden="true"></span>
    <p class="line" dir="auto"><b>${title}</b> ${text}</p>
    <p class="meta">
      <time datetime="${time}">${time.slice(11, 16)}</time>
      ${author ? `${author.name} ${author.lastName}` : ''}
    </p>
  </li>`
}

function byDay(entries: Entry[], now: number): [string, Entry[]][] {
  const days = new Map<string, Entry[]>()
  for (const entry of entries) {
    const day = dayName(entry.created, now)
    const group = days.get(day)
    if (group) group.push(entry)
    else days.set(day, [entry])
  }
  return [...days]
}

function dayName(created: number, now: number): string {
  const day = portalTime(created).slice(0, 10)
  if (day === portalTime(now).slice(0, 10)) return 'Today'
  if (day === portalTime(now - 86_400_000).slice(0, 10)) return 'Yesterday'
  return new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day))
}
