import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { pageHeaders } from './vite.headers.ts'
import { answerPost } from './vite.post.ts'
import { preloadPage } from './vite.preload.ts'
import { leaveOutOfSdk } from './vite.sdk.ts'

const ours = (file: string) => fileURLToPath(new URL(`./src/portal/${file}`, import.meta.url))

export default defineConfig({
  // Relative, so that the built page may be put at any path.
  base: './',
  plugins: [react(), tailwindcss(), answerPost(), leaveOutOfSdk(), preloadPage('page')],
  resolve: {
    // Half of the SDK's weight is three libraries, of which the frame uses one call in all (docs/decisions/).
    alias: { axios: ours('axios-shim.ts'), luxon: ours('luxon-shim.ts'), 'qs-esm': ours('qs-shim.ts') },
  },
  build: {
    target: 'es2023',
    // A list of what each piece imports would be in the first download; a piece waits for its own imports instead.
    modulePreload: false,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 600,
    // Two files and no more: what asks the portal, and what draws; pieces compress worse and arrive one after another.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'start', tags: ['$initial'], priority: 2 },
            { name: 'page', test: /[\\/]src[\\/]app[\\/]draw\.tsx$/, priority: 1 },
          ],
        },
      },
    },
  },
  preview: { headers: pageHeaders },
})
