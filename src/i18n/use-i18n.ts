import { createContext, use } from 'react'
import type { Moments } from './moments.ts'
import type { Translate } from './translate.ts'

export interface I18n {
  t: Translate
  moments: Moments
  /** BCP 47 tag. */
  tag: string
  dir: 'ltr' | 'rtl'
}

export const I18nContext = createContext<I18n | null>(null)

export function useI18n(): I18n {
  const i18n = use(I18nContext)
  if (!i18n) throw new Error('useI18n needs an I18nContext above it')
  return i18n
}
