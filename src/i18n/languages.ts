import type { LoadedCatalogue } from './catalogue.ts'

export interface Language {
  /** BCP 47 tag for Intl and the lang attribute. */
  tag: string
  dir: 'ltr' | 'rtl'
  load: () => Promise<LoadedCatalogue>
}

/** The portal's nineteen languages by the codes it sends. */
export const LANGUAGES: Readonly<Record<string, Language>> = {
  ar: { tag: 'ar', dir: 'rtl', load: () => import('./catalogues/ar.ts') },
  br: { tag: 'pt-BR', dir: 'ltr', load: () => import('./catalogues/br.ts') },
  de: { tag: 'de', dir: 'ltr', load: () => import('./catalogues/de.ts') },
  en: { tag: 'en', dir: 'ltr', load: () => import('./catalogues/en.ts') },
  fr: { tag: 'fr', dir: 'ltr', load: () => import('./catalogues/fr.ts') },
  id: { tag: 'id', dir: 'ltr', load: () => import('./catalogues/id.ts') },
  it: { tag: 'it', dir: 'ltr', load: () => import('./catalogues/it.ts') },
  ja: { tag: 'ja', dir: 'ltr', load: () => import('./catalogues/ja.ts') },
  kz: { tag: 'kk', dir: 'ltr', load: () => import('./catalogues/kz.ts') },
  la: { tag: 'es-419', dir: 'ltr', load: () => import('./catalogues/la.ts') },
  ms: { tag: 'ms', dir: 'ltr', load: () => import('./catalogues/ms.ts') },
  pl: { tag: 'pl', dir: 'ltr', load: () => import('./catalogues/pl.ts') },
  ru: { tag: 'ru', dir: 'ltr', load: () => import('./catalogues/ru.ts') },
  sc: { tag: 'zh-Hans', dir: 'ltr', load: () => import('./catalogues/sc.ts') },
  tc: { tag: 'zh-Hant', dir: 'ltr', load: () => import('./catalogues/tc.ts') },
  th: { tag: 'th', dir: 'ltr', load: () => import('./catalogues/th.ts') },
  tr: { tag: 'tr', dir: 'ltr', load: () => import('./catalogues/tr.ts') },
  ua: { tag: 'uk', dir: 'ltr', load: () => import('./catalogues/ua.ts') },
  vn: { tag: 'vi', dir: 'ltr', load: () => import('./catalogues/vn.ts') },
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

/** How a language is written, by its tag. */
export function directionOf(tag: string): 'ltr' | 'rtl' {
  return Object.values(LANGUAGES).find((language) => language.tag === tag)?.dir ?? 'ltr'
}
