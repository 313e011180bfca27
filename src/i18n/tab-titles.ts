/**
 * The title of the tab by the portal's language codes: the word for what somebody leaves behind on the way, as in
 * "audit trail", and never the word the portal uses for its own history or timeline tab.
 */
export const TAB_TITLES: Readonly<Record<string, string>> = {
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
