import { existsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

export interface Browser {
  executablePath: string
  args: string[]
}

/** Chromium phones home at every start unless told not to; as root it has no sandbox to offer. */
const QUIET = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const INSTALLED = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** A Chromium with nothing to set up: the one named, Playwright's own, the system's, or the one that came with npm. */
export async function findBrowser(): Promise<Browser> {
  const root = process.platform === 'linux' && process.getuid?.() === 0
  const args = root ? ['--no-sandbox', ...QUIET] : QUIET
  const named = process.env['TRAIL_CHROMIUM']
  if (named && !existsSync(named))
    throw new Error(`TRAIL_CHROMIUM names ${named}, and there is no file there.`)
  const found = [named, playwrightsOwn(), ...INSTALLED].find((path) => path && existsSync(path))
  if (found) return { executablePath: found, args }
  if (process.platform === 'linux' && process.arch === 'x64')
    return { executablePath: await unpacked(), args }
  throw new Error(
    'No Chromium was found. Either run "npx playwright install chromium", or install Chrome, or put the path of a Chromium into TRAIL_CHROMIUM.',
  )
}

function playwrightsOwn(): string {
  try {
    return chromium.executablePath()
  } catch {
    return ''
  }
}

/** The package brings its own libraries only where it believes itself on Lambda. */
async function unpacked(): Promise<string> {
  process.env['AWS_LAMBDA_JS_RUNTIME'] ??= 'nodejs20.x'
  const { default: packed } = await import('@sparticuz/chromium')
  const path = await packed.executablePath()
  process.env['FONTCONFIG_FILE'] ??= allFonts()
  return path
}

/** By itself it knows the one font it brings, and draws nothing for Arabic; the system's fonts come first. */
function allFonts(): string {
  const file = join(tmpdir(), 'trail-fonts.conf')
  writeFileSync(
    file,
    `<?xml version="1.0"?>
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${join(tmpdir(), 'fonts')}</dir>
  <cachedir>${join(tmpdir(), 'fonts-cache')}</cachedir>
</fontconfig>
`,
  )
  return file
}
