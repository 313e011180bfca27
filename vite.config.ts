import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { pageHeaders } from './vite.headers.ts'
import { answerPost } from './vite.post.ts'

export default defineConfig({
  // Relative, so that the built page may be put at any path.
  base: './',
  plugins: [react(), tailwindcss(), answerPost()],
  resolve: {
    // The SDK carries luxon for date texts that the frame never asks for: a third of its weight.
    alias: { luxon: fileURLToPath(new URL('./src/portal/luxon-shim.ts', import.meta.url)) },
  },
  build: {
    target: 'es2023',
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  preview: { headers: pageHeaders },
})
