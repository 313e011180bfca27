import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { StartError } from '../start-error.ts'
import type { Encoding } from './accepted-encoding.ts'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.map': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.ico': 'image/x-icon',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}

/** These are compressed by themselves. */
const dense = new Set(['.png', '.webp', '.woff2'])

export interface FileForm {
  encoding: Encoding
  bytes: Uint8Array<ArrayBuffer>
}

export interface PageFile {
  /** As in an address, from the page's folder: `/assets/index-BBOSnQV1.js`. */
  path: string
  type: string
  /** Of the content: an ETag is made of it and the encoding. */
  digest: string
  /** The file in a form, made once; in its own where the form would be longer. */
  in(wanted: Encoding): Promise<FileForm>
}

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

/** Every file of a built page by its path. Throws a StartError where there is no index.html. */
export function readPage(folder: string): { index: PageFile; files: Map<string, PageFile> } {
  const files = new Map<string, PageFile>()
  for (const name of namesIn(folder)) {
    const file = pageFile(`/${name.split(sep).join('/')}`, readFileSync(join(folder, name)))
    files.set(file.path, file)
  }
  const index = files.get('/index.html')
  if (!index) throw new StartError(`There is no page in ${folder}: run \`npm run build\` first.`)
  return { index, files }
}

function namesIn(folder: string): string[] {
  try {
    const found = readdirSync(folder, { recursive: true, withFileTypes: true })
    return found
      .filter((each) => each.isFile())
      .map((each) => relative(folder, join(each.parentPath, each.name)))
  } catch {
    return []
  }
}

function pageFile(path: string, content: Buffer): PageFile {
  const own = new Uint8Array(content)
  const forms = new Map<Encoding, Promise<FileForm>>()

  async function make(encoding: Encoding): Promise<FileForm> {
    if (encoding === 'identity' || dense.has(extname(path))) return { encoding: 'identity', bytes: own }
    const bytes = new Uint8Array(await (encoding === 'br' ? toBrotli(content) : zip(content, { level: 9 })))
    return bytes.length < own.length ? { encoding, bytes } : { encoding: 'identity', bytes: own }
  }

  return {
    path,
    type: types[extname(path)] ?? 'application/octet-stream',
    digest: createHash('sha256').update(content).digest('base64url').slice(0, 22),
    in(wanted) {
      const form = forms.get(wanted) ?? make(wanted)
      forms.set(wanted, form)
      return form
    },
  }
}

function toBrotli(content: Buffer): Promise<Buffer> {
  return brotli(content, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
    },
  })
}

/** Makes all forms ahead of the first request, one after another: the start needs the machine for other things. */
export async function compressAhead(files: Iterable<PageFile>): Promise<void> {
  for (const file of files) {
    await file.in('br')
    await file.in('gzip')
  }
}
