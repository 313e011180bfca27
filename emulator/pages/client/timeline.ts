import { byId } from './element.ts'

const pollEvery = 3000

/**
 * Keeps the portal's timeline as fresh as a portal does: new entries and changed pins arrive by themselves, while
 * what was deleted, bound or unbound shows after a refresh only (no pull event is sent for those).
 */
export function startTimeline(): void {
  const timeline = document.querySelector<HTMLElement>('.timeline')
  if (!timeline) return
  timeline.addEventListener('click', (event) => {
    if (!(event.target instanceof HTMLElement)) return
    if (event.target.id === 'timeline-refresh') void refreshTimeline()
    if (event.target.id === 'timeline-more') void refreshTimeline(50)
  })
  setInterval(() => {
    if (document.visibilityState === 'visible') void takeNews()
  }, pollEvery)
}

/** Draws the timeline as it is now, with `more` further entries. */
export async function refreshTimeline(more = 0): Promise<void> {
  const fresh = await readBody(more)
  if (fresh) byId('timeline-body', HTMLElement)?.replaceWith(fresh)
}

async function takeNews(): Promise<void> {
  const fresh = await readBody(0)
  const shown = byId('timeline-body', HTMLElement)
  if (fresh && shown && isNews(shown.dataset['mark'], fresh.dataset['mark'])) shown.replaceWith(fresh)
}

/** A mark is `newest id/pinned ids`: only a higher id or other pins are told to an open card. */
function isNews(before = '', after = ''): boolean {
  const [newestBefore, pinsBefore] = before.split('/')
  const [newestAfter, pinsAfter] = after.split('/')
  return Number(newestAfter) > Number(newestBefore) || pinsBefore !== pinsAfter
}

async function readBody(more: number): Promise<HTMLElement | undefined> {
  const timeline = document.querySelector<HTMLElement>('.timeline')
  const shown = Number(byId('timeline-body', HTMLElement)?.dataset['shown']) + more
  const response = await fetch(
    `/__portal/timeline?card=${timeline?.dataset['card'] ?? ''}&shown=${shown}`,
  ).catch(() => undefined)
  if (!response?.ok) return undefined
  const parsed = new DOMParser().parseFromString(await response.text(), 'text/html')
  const body = parsed.querySelector('#timeline-body')
  return body instanceof HTMLElement ? document.adoptNode(body) : undefined
}
