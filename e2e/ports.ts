/** Where the page is served while the tests run; others may be running at the same time. */
export const pagePort = Number(process.env['E2E_PAGE_PORT'] ?? 5183)

/** The first of the emulators' ports, two for each worker. */
export const emulatorPort = Number(process.env['E2E_EMULATOR_PORT'] ?? 8200)
