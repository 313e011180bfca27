import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { User, World } from '../world/types.ts'

/** The languages of a portal that has them all. */
export const languages = 'ar br de en fr id it ja kz la ms pl ru sc tc th tr ua vn'.split(' ')

export type Theme = 'light' | 'dark'

/** Who looks at the portal's pages, and how. */
export type Viewer = {
  user: User
  lang: string
  theme: Theme
  /** Whether the portal's own timeline stands beside the tab. */
  timeline: boolean
  device: 'desktop' | 'mobile'
}

/**
 * The person behind a request: `?user=7&lang=ru&theme=dark&timeline=off&device=mobile`, remembered in cookies.
 * Undefined only in a portal without people. Unknown values are passed over.
 */
export function readViewer(c: Context, world: World): Viewer | undefined {
  const user = world.users.get(Number(remembered(c, 'user'))) ?? firstAdmin(world)
  if (!user) return undefined
  const lang = remembered(c, 'lang') ?? ''
  return {
    user,
    lang: languages.includes(lang) ? lang : 'en',
    theme: remembered(c, 'theme') === 'dark' ? 'dark' : 'light',
    timeline: remembered(c, 'timeline') !== 'off',
    device: remembered(c, 'device') === 'mobile' ? 'mobile' : 'desktop',
  }
}

/** Query parameters that belong to the emulator's own pages and never reach an app. */
export const viewerParameters = ['user', 'lang', 'theme', 'timeline', 'device', 'tab', 'install_finished']

function remembered(c: Context, name: string): string | undefined {
  const cookie = `emulator_${name}`
  const asked = c.req.query(name)
  if (asked === undefined) return getCookie(c, cookie)
  setCookie(c, cookie, asked, { path: '/', sameSite: 'Lax' })
  return asked
}

function firstAdmin(world: World): User | undefined {
  return [...world.users.values()].find((user) => user.role === 'admin')
}
