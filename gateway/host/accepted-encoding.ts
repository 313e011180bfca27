export type Encoding = 'br' | 'gzip' | 'identity'

/** The shortest form of a file that a client takes, by its Accept-Encoding. */
export function acceptedEncoding(header: string | undefined): Encoding {
  const qualities = new Map<string, number>()
  for (const part of (header ?? '').toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((each) => each.trim())
    const quality = parameters.find((each) => each.startsWith('q='))?.slice(2)
    qualities.set(name, quality === undefined ? 1 : Number(quality) || 0)
  }
  const quality = (name: string) => qualities.get(name) ?? qualities.get('*') ?? 0
  const best = quality('br') >= quality('gzip') ? 'br' : 'gzip'
  return quality(best) > 0 ? best : 'identity'
}
