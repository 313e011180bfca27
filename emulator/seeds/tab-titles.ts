import type { JsonMap } from '../world/types.ts'

/** The title of our app's tab, as its last installation gave it in every language of the portal. */
const titles: Record<string, string> = {
  ar: 'الأثر',
  br: 'Trilha',
  de: 'Spur',
  en: 'Trail',
  fr: 'Traces',
  id: 'Jejak',
  it: 'Traccia',
  ja: '証跡',
  kz: 'Із',
  la: 'Rastro',
  ms: 'Jejak',
  pl: 'Ślad',
  ru: 'След',
  sc: '轨迹',
  tc: '軌跡',
  th: 'ร่องรอย',
  tr: 'İz',
  ua: 'Слід',
  vn: 'Dấu vết',
}

/** LANG_ALL of placement.bind. */
export function tabLanguages(): JsonMap {
  return Object.fromEntries(Object.entries(titles).map(([lang, TITLE]) => [lang, { TITLE }]))
}
