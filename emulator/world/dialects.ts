import type { BaseDialect, DialectName, Switches } from './types.ts'

const common = {
  pinLimit: 7,
  pinLimitError: 'string',
  adminOnly: false,
  /** The parameter table of entity.item.add has no CODE, the fields of entity.item.get have one. */
  entityCode: 'kept',
  rateLimit: true,
  operatingBudget: true,
  tokenLifetime: 3600,
  errorLanguage: 'en',
} as const

const dialects: Record<BaseDialect, Switches> = {
  /** As portals were seen to answer. */
  cloud: {
    ...common,
    listShape: 'wrapped',
    listPaging: 'offset',
    listNext: 'stuck',
    bindRefusal: 'false',
    noteRefusal: 'false',
    scrollAndReload: 'ownPage',
    bindingTypes: 'all',
    emptyMaps: 'array',
    commentEmoji: 'coded',
    historyitemList: 'present',
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
    scrollAndReload: 'everywhere',
    bindingTypes: 'five',
    emptyMaps: 'object',
    commentEmoji: 'kept',
    historyitemList: 'absent',
    authStatus: 'docs',
  },
}

/** All dialects, for command lines and forms. */
export const dialectNames: readonly DialectName[] = ['cloud', 'docs', 'fixed']

/** How a dialect answers where no switch decides. */
export function baseOf(dialect: DialectName): BaseDialect {
  return dialect === 'fixed' ? 'docs' : dialect
}

/**
 * The switches of a dialect, with single ones set otherwise. `fixed` is `docs` with a `next` that leads on: the printed
 * examples with BX24.js page by `more()` and `next()`, and the printed answer of a list has no `next` (inferred: what
 * these examples need to run as printed; no portal was seen to answer so).
 */
export function switchesOf(dialect: DialectName, changes: Partial<Switches> = {}): Switches {
  const own: Partial<Switches> = dialect === 'fixed' ? { listPaging: 'start', listNext: 'correct' } : {}
  return { ...dialects[baseOf(dialect)], ...own, ...changes }
}
