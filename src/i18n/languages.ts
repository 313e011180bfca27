import type { Catalogue } from './catalogue.ts'

export interface Language {
  /** BCP 47 tag for Intl and the lang attribute. */
  tag: string
  dir: 'ltr' | 'rtl'
  load: () => Promise<Catalogue>
}

/** The portal's nineteen languages by the codes it sends. */
export const LANGUAGES: Readonly<Record<string, Language>> = {
  en: { tag: 'en', dir: 'ltr', load: () => import('./catalogues/en.ts').then(({ en }) => en) },
}

/** A code nobody knows falls back to English without a word. */
export function languageOf(code: string): Language & { code: string } {
  const lower = code.toLowerCase()
  const known = LANGUAGES[lower]
  if (known) return { ...known, code: lower }
  const fallback = LANGUAGES['en']
  if (!fallback) throw new RangeError('English is always there')
  return { ...fallback, code: 'en' }
}
