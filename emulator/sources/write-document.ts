import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { emulatorDocument } from './document.ts'

/** `npm run docs:emulator`: writes docs/emulator.md from the sources. */
writeFileSync(fileURLToPath(new URL('../../docs/emulator.md', import.meta.url)), emulatorDocument())
