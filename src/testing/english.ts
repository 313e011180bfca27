import { first } from '#i18n/catalogues/en.ts'
import { panels } from '#i18n/catalogues/en-panels.ts'
import type { Catalogue } from '#i18n/catalogue.ts'

/** All words of Trail in English, as they are once a panel was opened. */
export const english: Catalogue = { ...first, ...panels }
