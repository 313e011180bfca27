import { screen, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { renderInPortal } from '#testing/render-in-portal.tsx'
import { EntryPreview } from './entry-preview.tsx'

async function preview(title: string, text: string, iconCode = '') {
  const view = await renderInPortal(() => <EntryPreview title={title} text={text} iconCode={iconCode} />)
  return {
    ...view,
    here: within(screen.getByRole('region', { name: 'Here' })),
    native: within(screen.getByRole('region', { name: 'In the Bitrix24 timeline' })),
  }
}

it('shows styles here and one line with the tags there', async () => {
  const { here, native } = await preview('Done', '[b]Quote[/b]\nsent')
  expect(here.getByText('Quote').tagName).toBe('B')
  expect(native.getByText('Done [b]Quote[/b] sent')).toBeVisible()
  expect(native.getByText(/prints one line and shows tags as they are/)).toBeVisible()
})

it('opens paths and people of the portal', async () => {
  const { here, user, host } = await preview(
    'Done',
    '[url=/crm/deal/details/5/]deal[/url] [user=7]Olga[/user]',
  )
  await user.click(here.getByRole('button', { name: 'deal' }))
  await user.click(here.getByRole('button', { name: 'Olga' }))
  expect(host.opened).toEqual(['/crm/deal/details/5/', '/company/personal/user/7/'])
})

it.each([
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  '[url=javascript:alert(1)]x[/url]',
  '[img]javascript:alert(1)[/img]',
  '[b]<svg/onload=alert(1)>[/b]',
  '"><iframe srcdoc="<script>alert(1)</script>">',
  '[url=https://a" onclick="alert(1)]x[/url]',
  '[color=red;background:url(javascript:alert(1))]x[/color]',
])('shows %s as text', async (words) => {
  const { here, native, container } = await preview(words, words, words)
  expect(
    container.querySelector('img, script, iframe, a:not([href^=https]), [onclick], [onerror]'),
  ).toBeNull()
  expect(
    here.getAllByText((_, element) => element?.textContent.includes('alert(1)') === true),
  ).not.toHaveLength(0)
  expect(native.getByText(`${words} ${words}`)).toBeVisible()
})

it('says what stands there before anything is written', async () => {
  const { here, native } = await preview('', '')
  expect(here.getByText('Entry without a title')).toBeVisible()
  expect(native.getByText('What you write shows here.')).toBeVisible()
})

it('takes a title of which nothing shows for none', async () => {
  const { here } = await preview('\u200B\u2060', 'x')
  expect(here.getByText('Entry without a title')).toBeVisible()
})

it('chooses between the two where there is room for one', async () => {
  const { user } = await preview('Done', 'x')
  const choice = screen.getByRole('radio', { name: 'In the Bitrix24 timeline' })
  await user.click(choice)
  expect(choice).toBeChecked()
})
