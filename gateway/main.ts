import { readCommand } from './command-line.ts'
import { StartError } from './start-error.ts'

try {
  await run()
  await write(process.stdout, '')
  process.exit(0)
} catch (error) {
  // What is no StartError is a fault of ours: its place helps, its words may quote a setting.
  const { describeError } = await import('./ops/describe-error.ts')
  const said = error instanceof StartError ? error.message : JSON.stringify(describeError(error))
  await write(process.stderr, `${said}\n`)
  process.exit(1)
}

/** Each command loads what it needs: the help is not to wait for the SDK. */
async function run(): Promise<void> {
  const command = readCommand(process.argv.slice(2), Date.now())
  if (command.name === 'help') {
    const { helpText } = await import('./help.ts')
    return write(process.stdout, helpText())
  }
  if (command.name === 'serve') {
    const { readConfig } = await import('./read-config.ts')
    const config = readConfig(process.env)
    const { serve } = await import('./serve.ts')
    return serve(config)
  }
  const { runKeyCommand } = await import('./keys/run-key-command.ts')
  const { out, remark } = await runKeyCommand(command, process.env, Date.now())
  await write(process.stdout, out)
  await write(process.stderr, remark)
}

/** Resolves when the text is out: leaving earlier would cut it off in a pipe. */
function write(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise((resolve) => void stream.write(text, () => resolve()))
}
