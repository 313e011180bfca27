import { fileURLToPath } from 'node:url'

type Client = { js: string; css: string }

let built: Promise<Client> | undefined

/** The pages' browser client, built into memory once a process. */
export function readClient(): Promise<Client> {
  built ??= buildClient()
  return built
}

async function buildClient(): Promise<Client> {
  const { build } = await import('vite')
  const root = fileURLToPath(new URL('client/', import.meta.url))
  const result = await build({
    configFile: false,
    root,
    logLevel: 'warn',
    build: {
      write: false,
      modulePreload: false,
      cssCodeSplit: false,
      rolldownOptions: { input: `${root}main.ts` },
    },
  })
  const outputs = Array.isArray(result) ? result : [result]
  const files = outputs.flatMap((each) => ('output' in each ? each.output : []))
  const js = files.flatMap((file) => (file.type === 'chunk' ? [file.code] : [])).join('\n')
  const css = files.flatMap((file) =>
    file.type === 'asset' && file.fileName.endsWith('.css') ? [String(file.source)] : [],
  )
  return { js, css: css.join('\n') }
}
