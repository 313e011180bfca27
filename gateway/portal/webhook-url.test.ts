import { expect, it } from 'vitest'
import { checkWebhookUrl } from './webhook-url.ts'

const SECRET = 'x7secretx7'

it.each([
  `https://portal.example/rest/1/${SECRET}/`,
  `https://portal.example:8443/rest/12/${SECRET}`,
  `https://portal.example/rest/api/1/${SECRET}/`,
  ` https://portal.example/rest/1/${SECRET}/ `,
  `http://localhost:8024/rest/1/${SECRET}/`,
  `http://127.0.0.1:8024/rest/1/${SECRET}/`,
  `http://[::1]:8024/rest/1/${SECRET}/`,
])('takes %s', (url) => {
  expect(checkWebhookUrl(url)).toBeNull()
})

it.each([
  '',
  SECRET,
  `portal.example/rest/1/${SECRET}/`,
  `ftp://portal.example/rest/1/${SECRET}/`,
  `http://portal.example/rest/1/${SECRET}/`,
  `http://localhost.example/rest/1/${SECRET}/`,
  `https://${SECRET}:x@portal.example/rest/1/${SECRET}/`,
  `https://portal.example/rest/${SECRET}/`,
  `https://portal.example/rest/admin/${SECRET}/`,
  `https://portal.example/rest/1/${SECRET}/profile.json`,
])('complains of %s by the name of the setting and without the secret', (url) => {
  const complaint = checkWebhookUrl(url)
  expect(complaint).toMatch(/^B24_WEBHOOK_URL .+\.$/)
  expect(complaint).not.toContain(SECRET)
})
