import type { LoadedCatalogue } from './catalogue.ts'

export interface Language {
  /** BCP 47 tag for Intl and the lang attribute. */
  tag: string
  dir: 'ltr' | 'rtl'
  load: () => Promise<LoadedCatalogue>
}

/** The portal's nineteen languages by the codes it sends. */
export const LANGUAGES: Readonly<Record<string, Language>> = {
  ar: {
    tag: 'ar',
    dir: 'rtl',
    load: () => import('./catalogues/ar.ts').then(({ ar: first, loadPanels }) => ({ first, loadPanels })),
  },
  br: {
    tag: 'pt-BR',
    dir: 'ltr',
    load: () => import('./catalogues/br.ts').then(({ br: first, loadPanels }) => ({ first, loadPanels })),
  },
  de: {
    tag: 'de',
    dir: 'ltr',
    load: () => import('./catalogues/de.ts').then(({ de: first, loadPanels }) => ({ first, loadPanels })),
  },
  en: {
    tag: 'en',
    dir: 'ltr',
    load: () => import('./catalogues/en.ts').then(({ en: first, loadPanels }) => ({ first, loadPanels })),
  },
  fr: {
    tag: 'fr',
    dir: 'ltr',
    load: () => import('./catalogues/fr.ts').then(({ fr: first, loadPanels }) => ({ first, loadPanels })),
  },
  id: {
    tag: 'id',
    dir: 'ltr',
    load: () => import('./catalogues/id.ts').then(({ id: first, loadPanels }) => ({ first, loadPanels })),
  },
  it: {
    tag: 'it',
    dir: 'ltr',
    load: () => import('./catalogues/it.ts').then(({ it: first, loadPanels }) => ({ first, loadPanels })),
  },
  ja: {
    tag: 'ja',
    dir: 'ltr',
    load: () => import('./catalogues/ja.ts').then(({ ja: first, loadPanels }) => ({ first, loadPanels })),
  },
  kz: {
    tag: 'kk',
    dir: 'ltr',
    load: () => import('./catalogues/kz.ts').then(({ kz: first, loadPanels }) => ({ first, loadPanels })),
  },
  la: {
    tag: 'es-419',
    dir: 'ltr',
    load: () => import('./catalogues/la.ts').then(({ la: first, loadPanels }) => ({ first, loadPanels })),
  },
  ms: {
    tag: 'ms',
    dir: 'ltr',
    load: () => import('./catalogues/ms.ts').then(({ ms: first, loadPanels }) => ({ first, loadPanels })),
  },
  pl: {
    tag: 'pl',
    dir: 'ltr',
    load: () => import('./catalogues/pl.ts').then(({ pl: first, loadPanels }) => ({ first, loadPanels })),
  },
  ru: {
    tag: 'ru',
    dir: 'ltr',
    load: () => import('./catalogues/ru.ts').then(({ ru: first, loadPanels }) => ({ first, loadPanels })),
  },
  sc: {
    tag: 'zh-Hans',
    dir: 'ltr',
    load: () => import('./catalogues/sc.ts').then(({ sc: first, loadPanels }) => ({ first, loadPanels })),
  },
  tc: {
    tag: 'zh-Hant',
    dir: 'ltr',
    load: () => import('./catalogues/tc.ts').then(({ tc: first, loadPanels }) => ({ first, loadPanels })),
  },
  th: {
    tag: 'th',
    dir: 'ltr',
    load: () => import('./catalogues/th.ts').then(({ th: first, loadPanels }) => ({ first, loadPanels })),
  },
  tr: {
    tag: 'tr',
    dir: 'ltr',
    load: () => import('./catalogues/tr.ts').then(({ tr: first, loadPanels }) => ({ first, loadPanels })),
  },
  ua: {
    tag: 'uk',
    dir: 'ltr',
    load: () => import('./catalogues/ua.ts').then(({ ua: first, loadPanels }) => ({ first, loadPanels })),
  },
  vn: {
    tag: 'vi',
    dir: 'ltr',
    load: () => import('./catalogues/vn.ts').then(({ vn: first, loadPanels }) => ({ first, loadPanels })),
  },
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
