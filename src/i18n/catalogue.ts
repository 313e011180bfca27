import type { en } from './catalogues/en.ts'

export type MessageKey = keyof typeof en

/** Forms by the language's plural categories; `other` serves where one is missing. */
export type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }

export type Message = string | Plural

/** A whole catalogue: the compiler names the key that is missing. */
export type Catalogue = Readonly<{ [K in MessageKey]: (typeof en)[K] extends string ? string : Plural }>

export type Values = Readonly<Record<string, string | number>>
