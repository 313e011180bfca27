import { type KeyboardEvent, type RefObject } from 'react'
import type { MessageKey } from '#i18n/catalogue.ts'
import { useI18n } from '#i18n/use-i18n.ts'
import { commandShortcut } from '#ui/command-key.ts'
import { IconButton } from '#ui/icon-button.tsx'
import { letterOf } from '#ui/letter-of.ts'
import { TextArea } from '#ui/text-area.tsx'
import { Toolbar } from '#ui/toolbar.tsx'
import { type TextStyle, styled } from './text-edit.ts'
import { typeInto } from './type-into.ts'

interface Props {
  value: string
  onChange: (text: string) => void
  error: string | undefined
  readOnly: boolean
  field: RefObject<HTMLTextAreaElement | null>
}

const STYLES: readonly { style: TextStyle; label: MessageKey; letter?: string }[] = [
  { style: 'bold', label: 'compose.bold', letter: 'b' },
  { style: 'italic', label: 'compose.italic', letter: 'i' },
  { style: 'underline', label: 'compose.underline', letter: 'u' },
  { style: 'strike', label: 'compose.strike' },
  { style: 'list', label: 'compose.list' },
  { style: 'quote', label: 'compose.quote' },
  { style: 'code', label: 'compose.code' },
  { style: 'link', label: 'compose.link' },
]

/** The text of an entry, with buttons and keys that put BBCode around what is selected. */
export function EntryTextField({ value, onChange, error, readOnly, field }: Props) {
  const { t } = useI18n()

  function apply(style: TextStyle) {
    const area = field.current
    if (!area || readOnly) return
    typeInto(area, styled(area.value, area.selectionStart, area.selectionEnd, style))
  }

  function handleKey(event: KeyboardEvent) {
    if ((!event.ctrlKey && !event.metaKey) || event.altKey || event.shiftKey) return
    const known = STYLES.find(({ letter }) => letter === letterOf(event))
    if (!known) return
    event.preventDefault()
    apply(known.style)
  }

  return (
    <div>
      <TextArea
        ref={field}
        label={t('compose.field.text')}
        aria-required
        rows={5}
        value={value}
        onChange={onChange}
        error={error}
        readOnly={readOnly}
        onKeyDown={handleKey}
      />
      <div className="mt-1">
        <Toolbar label={t('compose.toolbar')}>
          {STYLES.map(({ style, label, letter }) => (
            <IconButton
              key={style}
              icon={style}
              label={t(label)}
              aria-keyshortcuts={letter && commandShortcut(letter)}
              aria-disabled={readOnly}
              onClick={() => apply(style)}
            />
          ))}
        </Toolbar>
      </div>
    </div>
  )
}
