import type { first } from './catalogues/en.ts'
import type { panels } from './catalogues/en-panels.ts'

export type MessageKey = keyof typeof first | keyof typeof panels

/** Forms by the language's plural categories; `other` serves where one is missing. */
export type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }

export type Message = string | Plural

/** The same keys in another language: the compiler names the key that is missing. */
type Translated<English> = Readonly<{ [K in keyof English]: English[K] extends string ? string : Plural }>

/** What the first screen says. */
export type FirstCatalogue = Translated<typeof first>

/** What only the parts say that are loaded on demand. */
export type PanelCatalogue = Translated<typeof panels>

export type Catalogue = FirstCatalogue & PanelCatalogue

/** A language as it is loaded: the words of the first screen, and how to fetch the others. */
export interface LoadedCatalogue {
  first: FirstCatalogue
  loadPanels: () => Promise<PanelCatalogue>
}

export type Values = Readonly<Record<string, string | number>>
