import type { ApiKey } from '../store/store.ts'

const WORDS = `Trail keeps what agents and integrations did on the CRM cards of a Bitrix24 portal, where people read it.

Words
- card: a deal, lead, contact, company or other CRM element, named by entityTypeId (1 lead, 2 deal, 3 contact, 4 company, 7 quote, 14 order, 31 invoice, from 128 smart process) and entityId.
- entry: a title and a text, written on one card. It is never edited.
- note: the one remark an entry may have; saving another overwrites it.
- pin: keeps an entry at the top of one card. Pins are few.
- binding: a further card that an entry shows on.
- run: one piece of work of an agent; entries with the same run id are shown together.
- trail: all entries of a card.`

const HABIT = `A good habit
1. Read the trail first (list_timeline_logs): what is done need not be done again.
2. Write an entry as you start: what you are about to do, and why. Mark it with run: { id, agent, step }, and use the same run id to the end.
3. Do the work.
4. Write an entry with the result, run.outcome in it. Pin it if people must see it, and save a note with what they should do next. Bind it to the other cards it concerns.
Write for people, in their language: facts, numbers, names; no secrets. A few entries for each run are right, one for each thought is not.
Give every create an idempotency_key of its own, and after a failure repeat the call with the same key.
A failed tool says a code, what happened and what to do next; do that.`

/** What a model is told before it uses anything: the words, a good habit, and what its key cannot do. */
export function instructionsFor({ kind, readOnly, entityTypes }: ApiKey): string {
  const limits = [
    ...(readOnly ? ['It may only read: nothing can be written with it.'] : []),
    ...(!readOnly && kind === 'api' ? ['It deletes no entries: only the app that wrote one can.'] : []),
    ...(entityTypes ? [`It may act on cards of entityTypeId ${entityTypes.join(', ')} only.`] : []),
  ]
  const parts = [WORDS, ...(readOnly ? [] : [HABIT])]
  return [...parts, ...(limits.length > 0 ? [`The key in use\n${limits.join('\n')}`] : [])].join('\n\n')
}
