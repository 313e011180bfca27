import {
  Component,
  type ComponentType,
  type ReactNode,
  Suspense,
  createContext,
  createElement,
  lazy,
  use,
  useState,
} from 'react'
import { InlineMessage } from './inline-message.tsx'
import { reloadPage } from './reload-page.ts'

/** A piece of the page did not come over the network. `again` tries once more and rejects when that fails too. */
export class PieceMissing extends Error {
  readonly again: () => Promise<void>

  constructor(again: () => Promise<void>) {
    super('A piece of the page did not load')
    this.name = 'PieceMissing'
    this.again = again
  }
}

type Fetch = () => Promise<void>

/** What every piece below waits for besides its own code, such as its words. Called again for each piece. */
export const PieceNeeds = createContext<Fetch>(async () => {})

/** A component that is fetched when it is first drawn. Draw it inside `OnDemand`, one in each. */
export function onDemand<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  const pieces = new WeakMap<Fetch, ComponentType<Props>>()

  return function Piece(props: Props) {
    const needs = use(PieceNeeds)
    let piece = pieces.get(needs)
    if (!piece) {
      piece = fetched(async () => {
        const [component] = await Promise.all([load(), needs()])
        return component
      })
      pieces.set(needs, piece)
    }
    return createElement<Props>(piece, props)
  }
}

function fetched<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let loaded: ComponentType<Props> | null = null

  // React keeps a failed lazy for good, so the second try goes around it.
  async function again(): Promise<void> {
    loaded = await load()
  }

  const first = lazy(async () => {
    try {
      return { default: await load() }
    } catch {
      throw new PieceMissing(again)
    }
  })

  return function Fetched(props: Props) {
    return createElement<Props>(loaded ?? first, props)
  }
}

interface Words {
  /** Stands in the piece's place when it did not load. */
  failed: string
  retry: string
  /** For when it does not come anew either: its file may be gone, and some browsers never ask twice. */
  reload: string
}

interface OnDemandProps extends Words {
  fallback?: ReactNode
  children: ReactNode
}

/** The place of a piece that is fetched on demand: what fails to load is told here and leaves the rest as it is. */
export class OnDemand extends Component<OnDemandProps, { error: unknown }> {
  override state = { error: null }

  static getDerivedStateFromError(error: unknown) {
    return { error }
  }

  override render() {
    const { failed, retry, reload, fallback, children } = this.props
    const error: unknown = this.state.error
    if (error === null) return <Suspense fallback={fallback}>{children}</Suspense>
    // A fault of the piece itself is not for here.
    if (!(error instanceof PieceMissing)) throw error
    return (
      <Missing
        failed={failed}
        retry={retry}
        reload={reload}
        again={error.again}
        onLoaded={() => this.setState({ error: null })}
      />
    )
  }
}

interface MissingProps extends Words {
  again: () => Promise<void>
  onLoaded: () => void
}

function Missing({ failed, retry, reload, again, onLoaded }: MissingProps) {
  const [busy, setBusy] = useState(false)
  const [tried, setTried] = useState(false)

  async function tryAgain(): Promise<void> {
    setBusy(true)
    try {
      await again()
      onLoaded()
    } catch {
      setBusy(false)
      setTried(true)
    }
  }

  return (
    <InlineMessage
      tone="error"
      action={
        tried ? { label: reload, onAct: reloadPage } : { label: retry, onAct: () => void tryAgain(), busy }
      }
    >
      {failed}
    </InlineMessage>
  )
}
