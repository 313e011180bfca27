import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useRef, useState } from 'react'
import { afterEach, expect, it } from 'vitest'
import { moments } from '#i18n/moments.ts'
import { translator } from '#i18n/translate.ts'
import { I18nContext } from '#i18n/use-i18n.ts'
import { english } from '#testing/english.ts'
import { EntryTextField } from './entry-text-field.tsx'

const t = translator(english, 'en')
const i18n = { t, moments: moments('en', '', t), tag: 'en', dir: 'ltr' } as const

function Sheet({ readOnly = false }: { readOnly?: boolean }) {
  const [text, setText] = useState('')
  const field = useRef<HTMLTextAreaElement>(null)
  return (
    <I18nContext value={i18n}>
      <EntryTextField value={text} onChange={setText} error={undefined} readOnly={readOnly} field={field} />
    </I18nContext>
  )
}

function area(): HTMLTextAreaElement {
  return screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Text' })
}

function selected(): string {
  const { value, selectionStart, selectionEnd } = area()
  return value.slice(selectionStart, selectionEnd)
}

afterEach(() => {
  Reflect.deleteProperty(document, 'execCommand')
})

it('puts tags around the selection, keeps it, and goes on typing there', async () => {
  const user = userEvent.setup()
  render(<Sheet />)
  await user.type(area(), 'call him')
  area().setSelectionRange(5, 8)
  await user.click(screen.getByRole('button', { name: 'Bold' }))
  expect(area()).toHaveValue('call [b]him[/b]')
  expect(area()).toHaveFocus()
  expect(selected()).toBe('him')
  await user.keyboard('her')
  expect(area()).toHaveValue('call [b]her[/b]')
})

it.each([
  ['b', 'b'],
  ['i', 'i'],
  ['u', 'u'],
])('knows Ctrl+%s', async (key, tag) => {
  const user = userEvent.setup()
  render(<Sheet />)
  await user.type(area(), `{Control>}${key}{/Control}x`)
  expect(area()).toHaveValue(`[${tag}]x[/${tag}]`)
})

it('knows the keys on a keyboard that writes no Latin letters', async () => {
  const user = userEvent.setup()
  render(<Sheet />)
  await user.click(area())
  await user.keyboard('{Control>}')
  area().dispatchEvent(new KeyboardEvent('keydown', { key: 'и', code: 'KeyB', ctrlKey: true, bubbles: true }))
  await user.keyboard('{/Control}')
  expect(area()).toHaveValue('[b][/b]')
})

it('types through the browser where it can, so that undo works', async () => {
  const user = userEvent.setup()
  const commands: unknown[] = []
  Object.assign(document, {
    execCommand(command: string, _: boolean, text: string) {
      commands.push([command, text])
      const field = area()
      field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end')
      field.dispatchEvent(new Event('input', { bubbles: true }))
      return true
    },
  })
  render(<Sheet />)
  await user.type(area(), 'one')
  area().setSelectionRange(0, 3)
  await user.click(screen.getByRole('button', { name: 'List' }))
  expect(commands).toEqual([['insertText', '[list]\n[*]one\n[/list]']])
  expect(area()).toHaveValue('[list]\n[*]one\n[/list]')
})

it('changes nothing while it may only be read', async () => {
  const user = userEvent.setup()
  render(<Sheet readOnly />)
  await user.click(screen.getByRole('button', { name: 'Quote' }))
  await user.type(area(), '{Control>}b{/Control}')
  expect(area()).toHaveValue('')
})

it('is one tab stop with arrows inside for its buttons', async () => {
  const user = userEvent.setup()
  render(<Sheet />)
  await user.click(area())
  await user.tab()
  expect(screen.getByRole('button', { name: 'Bold' })).toHaveFocus()
  await user.keyboard('{ArrowRight}')
  expect(screen.getByRole('button', { name: 'Italic' })).toHaveFocus()
  expect(screen.getByRole('toolbar', { name: 'Text style' })).toBeVisible()
})
