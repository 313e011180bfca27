import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { renderInPortal } from '#testing/render-in-portal.tsx'
import { EntryMeta } from './entry-meta.tsx'

const NOBODY = 44

const drawn = (authorId: number | null) =>
  renderInPortal(
    ({ page }) =>
      page.entries[0] && (
        <EntryMeta id="m" entry={{ ...page.entries[0], authorId: authorId ?? page.entries[0].authorId }} />
      ),
  )

it('leads to the page of the author', async () => {
  const { host, user, screen: first } = await drawn(null)
  const link = screen.getByRole('link')
  expect(link).toHaveAttribute(
    'href',
    `${host.origin}/company/personal/user/${first.page.entries[0]?.authorId}/`,
  )
  await user.click(link)
  expect(host.opened).toHaveLength(1)
})

it('names a former user without a link: the portal has no page of one', async () => {
  await drawn(NOBODY)
  expect(screen.getByText(`Former user ${NOBODY}`)).toBeVisible()
  expect(screen.queryByRole('link')).toBeNull()
})
