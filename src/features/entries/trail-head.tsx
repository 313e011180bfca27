import { type ReactNode, type Ref, useId } from 'react'
import type { Order } from '#core/calls.ts'
import { useI18n } from '#i18n/use-i18n.ts'
import { Button } from '#ui/button.tsx'
import { IconButton } from '#ui/icon-button.tsx'
import { MenuButton } from '#ui/menu-button.tsx'
import { Segmented } from '#ui/segmented.tsx'
import { type Theme, themes, useTheme } from '#ui/use-theme.ts'

interface Props {
  total: number | null
  /** True where there is nothing to put in an order. */
  isEmpty: boolean
  order: Order
  onOrder: (order: Order) => void
  onCompose: () => void
  /** Why no entry can be written; undefined where one can. */
  closed: string | undefined
  composing: boolean
  onKeys: () => void
  /** The button that looks for changes. */
  look: ReactNode
  composeRef: Ref<HTMLButtonElement>
}

/** The count, the order, the theme, and the way to a new entry. */
export function TrailHead({
  total,
  isEmpty,
  order,
  onOrder,
  onCompose,
  closed,
  composing,
  onKeys,
  look,
  composeRef,
}: Props) {
  const { t } = useI18n()
  const reasonId = useId()
  return (
    <header className="mb-3.5 flex flex-wrap items-center gap-2">
      <h1 className="me-auto text-xl font-semibold">
        <span>{t('app.name')}</span>
        {'\u00a0'}
        <span
          // Room for three digits, so that nothing moves when they come.
          className="inline-block min-w-8 font-normal text-dim"
          title={total === null ? '' : t('head.total', { count: total })}
        >
          {total === null ? '\u00a0' : t('head.count', { count: total })}
        </span>
      </h1>
      {!isEmpty && (
        <div className="max-sm:order-last max-sm:basis-full">
          <Segmented
            label={t('head.order')}
            value={order}
            onChange={onOrder}
            choices={[
              { value: 'newest', label: t('head.newest') },
              { value: 'oldest', label: t('head.oldest') },
            ]}
          />
        </div>
      )}
      {/* It looks by itself too, so it is hidden and not left out. */}
      <div hidden={isEmpty}>{look}</div>
      <ThemeMenu />
      <IconButton icon="keyboard" label={t('head.keys')} aria-keyshortcuts="?" onClick={onKeys} />
      <Button
        ref={composeRef}
        kind={closed || isEmpty ? 'plain' : 'primary'}
        icon="plus"
        title={closed}
        aria-keyshortcuts="E"
        aria-expanded={composing}
        aria-disabled={closed !== undefined}
        aria-describedby={closed && reasonId}
        onClick={onCompose}
      >
        {t('head.new')}
      </Button>
      {closed && (
        <span id={reasonId} hidden>
          {closed}
        </span>
      )}
    </header>
  )
}

const THEMES = {
  light: { icon: 'sun', key: 'head.theme.light' },
  dark: { icon: 'moon', key: 'head.theme.dark' },
  auto: { icon: 'contrast', key: 'head.theme.auto' },
} as const satisfies Record<Theme, unknown>

function ThemeMenu() {
  const { t } = useI18n()
  const [theme, setTheme] = useTheme()
  return (
    <MenuButton
      label={t(THEMES[theme].key)}
      icon={THEMES[theme].icon}
      items={themes.map((each) => ({
        id: each,
        label: t(THEMES[each].key),
        icon: THEMES[each].icon,
        checked: each === theme,
        onSelect: () => setTheme(each),
      }))}
    />
  )
}
