import { type Card, cardInAddress } from './entity-types.ts'
import { wellFormed } from './text.ts'

/** What a person looks for, read from the words as they were typed or pasted. */
export interface CardWords {
  /** The card whose address was pasted. The host is not compared: a portal may have several. */
  card: Card | null
  /** The id that the words are, or that stands behind a number sign. */
  id: number | null
  /** Empty where the words hold no mail address. */
  email: string
  /** Spellings of the phone number that the words are; empty where they are none. */
  phones: string[]
  /** The words one by one, without blanks, commas and quotation marks. */
  parts: string[]
}

/** Longer words are cut: no title is longer, and a request has an end. */
const LONGEST = 200

/** More words narrow nothing. */
const MOST_PARTS = 8

const NUMBERED = /[#№]\s*(\d{1,15})(?!\d)/
const EMAIL = /[^\s<>@,;:"'()]+@[^\s<>@,;:"'()]+\.[^\s<>@,;:"'()]+/

/** Reads an address of a card, a mail address, a number, a phone number, or the words of a name or a title. */
export function readWords(typed: string): CardWords {
  const text = searchable(typed)
  const nothing = { card: null, id: null, email: '', phones: [], parts: [] }
  const card = cardInAddress(text)
  if (card) return { ...nothing, card }
  const email = EMAIL.exec(text)?.[0] ?? ''
  if (email) return { ...nothing, email }
  const numbered = NUMBERED.exec(text)
  const id = Number(numbered?.[1] ?? /^\d{1,15}$/.exec(text)?.[0]) || null
  // `#7` alone may be in a title as well; behind other words it only says which card is meant.
  const rest =
    numbered && numbered[0] !== text ? text.replace(numbered[0], ' ') : text.replace(/^[#№]\s*/, '')
  return { ...nothing, id, phones: phonesOf(text), parts: partsOf(rest) }
}

/** A reference to another row of the batch, typed by a person, is not to be followed. */
function searchable(typed: string): string {
  const text = wellFormed(typed.slice(0, LONGEST)).trim()
  return text.replaceAll(/\$(?=result|next|total|time|error)/gi, '')
}

/** Two letters with dots are the initials of two names. */
const INITIALS = /^(?:\p{L}\.)+$/u

function partsOf(text: string): string[] {
  const words = text.split(/[\s,;"«»“”„]+/u).filter(Boolean)
  const parts = words.flatMap((word) => (INITIALS.test(word) ? word.split('.').filter(Boolean) : word))
  return parts.slice(0, MOST_PARTS)
}

/** Fewer digits are a number of something else. */
const SHORTEST_PHONE = 5

/** The digits of a phone number without its extension; a Russian 8 in front is also looked for as 7. */
function phonesOf(text: string): string[] {
  const main = /^(\+?[\d\s().\-/]+)(?:(?:доб|ext|x|#|,|;)[.\s]*\d+)?$/iu.exec(text)?.[1] ?? ''
  const digits = main.replaceAll(/\D/g, '')
  if (digits.length < SHORTEST_PHONE) return []
  return /^8\d{10}$/.test(digits) ? [digits, `7${digits.slice(1)}`] : [digits]
}
