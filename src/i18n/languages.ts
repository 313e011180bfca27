import type { Catalogue } from './catalogue.ts'

export interface Language {
  /** BCP 47 tag for Intl and the lang attribute. */
  tag: string
  dir: 'ltr' | 'rtl'
  load: () => Promise<Catalogue>
}

/** The portal's nineteen languages by the codes it sends. */
export const LANGUAGES: Readonly<Record<string, Language>> = {
  ar: { tag: 'ar', dir: 'rtl', load: () => import('./catalogues/ar.ts').then(({ ar }) => ar) },
  br: { tag: 'pt-BR', dir: 'ltr', load: () => import('./catalogues/br.ts').then(({ br }) => br) },
  de: { tag: 'de', dir: 'ltr', load: () => import('./catalogues/de.ts').then(({ de }) => de) },
  en: { tag: 'en', dir: 'ltr', load: () => import('./catalogues/en.ts').then(({ en }) => en) },
  fr: { tag: 'fr', dir: 'ltr', load: () => import('./catalogues/fr.ts').then(({ fr }) => fr) },
  id: { tag: 'id', dir: 'ltr', load: () => import('./catalogues/id.ts').then(({ id }) => id) },
  it: { tag: 'it', dir: 'ltr', load: () => import('./catalogues/it.ts').then(({ it }) => it) },
  ja: { tag: 'ja', dir: 'ltr', load: () => import('./catalogues/ja.ts').then(({ ja }) => ja) },
  kz: { tag: 'kk', dir: 'ltr', load: () => import('./catalogues/kz.ts').then(({ kz }) => kz) },
  la: { tag: 'es-419', dir: 'ltr', load: () => import('./catalogues/la.ts').then(({ la }) => la) },
  ms: { tag: 'ms', dir: 'ltr', load: () => import('./catalogues/ms.ts').then(({ ms }) => ms) },
  pl: { tag: 'pl', dir: 'ltr', load: () => import('./catalogues/pl.ts').then(({ pl }) => pl) },
  ru: { tag: 'ru', dir: 'ltr', load: () => import('./catalogues/ru.ts').then(({ ru }) => ru) },
  sc: { tag: 'zh-Hans', dir: 'ltr', load: () => import('./catalogues/sc.ts').then(({ sc }) => sc) },
  tc: { tag: 'zh-Hant', dir: 'ltr', load: () => import('./catalogues/tc.ts').then(({ tc }) => tc) },
  th: { tag: 'th', dir: 'ltr', load: () => import('./catalogues/th.ts').then(({ th }) => th) },
  tr: { tag: 'tr', dir: 'ltr', load: () => import('./catalogues/tr.ts').then(({ tr }) => tr) },
  ua: { tag: 'uk', dir: 'ltr', load: () => import('./catalogues/ua.ts').then(({ ua }) => ua) },
  vn: { tag: 'vi', dir: 'ltr', load: () => import('./catalogues/vn.ts').then(({ vn }) => vn) },
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
