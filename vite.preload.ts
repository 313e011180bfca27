import type { Plugin } from 'vite'

/** Lets the browser fetch a chunk beside the entry that will ask for it, instead of after it. */
export function preloadPage(name: string): Plugin {
  return {
    name: 'trail-preload-page',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_, { bundle = {} }) {
        const chunk = Object.values(bundle).find((file) => file.type === 'chunk' && file.name === name)
        if (!chunk) throw new Error(`vite.preload.ts: the build has no chunk named ${name}`)
        const attrs = { rel: 'modulepreload', crossorigin: true, href: `./${chunk.fileName}` }
        return [{ tag: 'link', attrs, injectTo: 'head' }]
      },
    },
  }
}
