/**
 * Stands in for luxon, which the SDK imports for date texts and log lines that the frame never asks for. Whoever does
 * ask is told so rather than given a wrong date.
 */
export class DateTime {
  static fromFormat(): never {
    return missing()
  }

  static fromISO(): never {
    return missing()
  }

  static fromJSDate(): never {
    return missing()
  }

  static now(): never {
    return missing()
  }
}

function missing(): never {
  throw new Error('luxon is left out of this bundle: use Intl, or drop the alias in vite.config.ts')
}
