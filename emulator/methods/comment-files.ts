import { portalTime } from '../world/times.ts'
import type { DriveFile, Json, JsonMap, World } from '../world/types.ts'
import type { Call } from '../rest/call.ts'
import { field, isArray, phpText, valuesOf } from '../rest/php.ts'

const images = /\.(gif|png|jpe?g|bmp|webp)$/i
const videos = /\.(mp4|mov|webm|avi)$/i

/**
 * Puts FILES on the Drive: a list of `[name, base64]` pairs. What is no such pair is passed over (inferred). Files are
 * uploaded before anything else is checked, so those of a refused call use up ids too.
 */
export function uploadFiles({ world, now, caller }: Call, given: Json | undefined): DriveFile[] {
  const files: DriveFile[] = []
  for (const pair of valuesOf(given)) {
    const [name, content] = [phpText(field(pair, '0')), phpText(field(pair, '1'))]
    if (!isArray(pair) || name === '' || content === '') continue
    const bytes = Buffer.from(content, 'base64')
    world.lastFileId += 1
    files.push({
      id: world.lastFileId,
      name,
      size: bytes.length,
      type: images.test(name) ? 'image' : videos.test(name) ? 'video' : 'file',
      image: images.test(name) ? sizeOf(bytes) : null,
      created: now,
      authorId: caller.user.id,
    })
  }
  return files
}

/** Width and height of a GIF or PNG; of other images this portal does not know them. */
function sizeOf(bytes: Buffer): { width: number; height: number } {
  if (bytes.length >= 10 && bytes.toString('latin1', 0, 3) === 'GIF') {
    return { width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) }
  }
  if (bytes.length >= 24 && bytes.toString('latin1', 1, 4) === 'PNG') {
    return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
  }
  return { width: 0, height: 0 }
}

/** FILES as a map by the file's id on the Drive. REST docs: crm.timeline.comment.get. */
export function printFiles(world: World, origin: string, files: readonly DriveFile[]): JsonMap {
  return Object.fromEntries(files.map((file) => [String(file.id), printFile(world, origin, file)]))
}

function printFile(world: World, origin: string, file: DriveFile): JsonMap {
  const author = world.users.get(file.authorId)
  const name = encodeURIComponent(file.name)
  const address = (action: string, more = '') =>
    `${origin}/disk/${action}/${file.id}/?&ncc=1${more}&filename=${name}`
  return {
    id: file.id,
    date: portalTime(file.created),
    type: file.type,
    name: file.name,
    size: file.size,
    image: file.image ? { ...file.image } : false,
    authorId: file.authorId,
    authorName: author ? `${author.name} ${author.lastName}`.trim() : '',
    urlPreview: file.image ? address('showFile', '&width=640&height=640') : null,
    urlShow: address('showFile'),
    urlDownload: address('downloadFile'),
  }
}
