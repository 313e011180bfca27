/** Bytes of lines that may wait for a reader who stands still; what comes after that is left out. */
const MOST_WAITING = 8 * 1024 * 1024

/** Where lines go: stdout, as long as somebody reads it. A reader who left or stands still costs lines, never requests. */
export function stdoutLines(stream: NodeJS.WriteStream = process.stdout): (line: string) => void {
  stream.on('error', () => {})
  return (line) => {
    if (stream.writableLength < MOST_WAITING) stream.write(line)
  }
}
