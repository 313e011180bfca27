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
  const response = await ask('timeline-mark')
  const shown = byId('timeline-body', HTMLElement)?.dataset['mark']
  if (response && isNews(shown, await response.text())) await refreshTimeline()
}

/** A mark is `newest id/pinned ids`: only a higher id or other pins are told to an open card. */
function isNews(before = '', after = ''): boolean {
  const [newestBefore, pinsBefore] = before.split('/')
  const [newestAfter, pinsAfter] = after.split('/')
  return Number(newestAfter) > Number(newestBefore) || pinsBefore !== pinsAfter
}

async function readBody(more: number): Promise<HTMLElement | undefined> {
  const shown = Number(byId('timeline-body', HTMLElement)?.dataset['shown']) + more
  const response = await ask('timeline', `&shown=${shown}`)
  if (!response) return undefined
  const parsed = new DOMParser().parseFromString(await response.text(), 'text/html')
  const body = parsed.querySelector('#timeline-body')
  return body instanceof HTMLElement ? document.adoptNode(body) : undefined
}

async function ask(what: string, query = ''): Promise<Response | undefined> {
  const card = document.querySelector<HTMLElement>('.timeline')?.dataset['card'] ?? ''
  const response = await fetch(`/__portal/${what}?card=${card}${query}`).catch(() => undefined)
  return response?.ok ? response : undefined
}
