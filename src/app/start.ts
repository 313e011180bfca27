import type { QueryClient } from '@tanstack/react-query'
import { createQueryClient } from '#data/query-client.ts'
import { listQuery } from '#data/trail-queries.ts'
import type { LoadedCatalogue } from '#i18n/catalogue.ts'
import { type Language, languageOf } from '#i18n/languages.ts'
import { warmDates } from '#i18n/moments.ts'
import { connect } from '#portal/connect.ts'
import { ConnectError, type Connection, type NoConnection } from '#portal/connection.ts'
import { chosenOrder } from './use-order.ts'

/** How the page began: with a portal around it, or without, but always with words. */
export interface Start {
  language: Language
  catalogue: LoadedCatalogue
  client: QueryClient
  outcome: { connection: Connection } | { missing: NoConnection }
}

/** Connects, loads the words, and asks for the first screen meanwhile. Rejects only when the words cannot be loaded. */
export async function start(hint: string): Promise<Start> {
  const client = createQueryClient()
  // The portal puts its language into the address; the frame's word counts, but this one is there sooner.
  const early = load(hint)
  early.catch(() => {})
  try {
    const connection = await connect()
    const { lang, place } = connection.host
    if (place.kind === 'card') void client.prefetchQuery(listQuery(connection, place.owner, chosenOrder()))
    setTimeout(() => warmDates(languageOf(lang).tag))
    const words = languageOf(lang).code === languageOf(hint).code ? early : load(lang)
    return { ...(await words), client, outcome: { connection } }
  } catch (error) {
    if (!(error instanceof ConnectError)) throw error
    return { ...(await early), client, outcome: { missing: error.reason } }
  }
}

async function load(code: string): Promise<{ language: Language; catalogue: LoadedCatalogue }> {
  const language = languageOf(code)
  return { language, catalogue: await language.load() }
}

/** The language the portal's address or else the browser names. */
export function languageHint(search: string, browser: string): string {
  return new URLSearchParams(search).get('LANG') ?? BROWSER_CODES[browser] ?? browser.slice(0, 2)
}

/** Where the portal's own codes differ from the browser's. */
const BROWSER_CODES: Readonly<Record<string, string>> = {
  es: 'la',
  'pt-BR': 'br',
  pt: 'br',
  uk: 'ua',
  vi: 'vn',
  ja: 'ja',
  kk: 'kz',
  'zh-CN': 'sc',
  'zh-TW': 'tc',
}
