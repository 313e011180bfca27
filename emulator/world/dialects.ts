import type { DialectName, Switches } from './types.ts'

const common = {
  pinLimit: 7,
  pinLimitError: 'string',
  adminOnly: false,
  rateLimit: true,
  operatingBudget: true,
  tokenLifetime: 3600,
  errorLanguage: 'en',
} as const

const dialects: Record<DialectName, Switches> = {
  /** As portals were seen to answer. */
  cloud: {
    ...common,
    listShape: 'wrapped',
    listPaging: 'offset',
    listNext: 'stuck',
    bindRefusal: 'false',
    noteRefusal: 'false',
    bindingTypes: 'all',
    emptyMaps: 'array',
    authStatus: 'module',
  },
  /** As the REST docs say. */
  docs: {
    ...common,
    listShape: 'array',
    listPaging: 'start',
    listNext: 'absent',
    bindRefusal: 'error',
    noteRefusal: 'error',
    bindingTypes: 'five',
    emptyMaps: 'object',
    authStatus: 'docs',
  },
}

/** The switches of a dialect, with single ones set otherwise. */
export function switchesOf(dialect: DialectName, changes: Partial<Switches> = {}): Switches {
  return { ...dialects[dialect], ...changes }
}
