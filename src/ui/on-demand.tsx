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

interface Piece<Props> {
  (props: Props): ReactNode
  /** Fetches it before it is drawn, which then takes no time. `needs` is the value of `PieceNeeds` around it. */
  fetch: (needs: Fetch) => Promise<void>
}

/** A component that is fetched when it is first drawn, or before. Draw it inside `OnDemand`, one in each. */
export function onDemand<Props extends object>(load: () => Promise<ComponentType<Props>>): Piece<Props> {
  const pieces = new WeakMap<Fetch, Piece<Props>>()

  function pieceFor(needs: Fetch): Piece<Props> {
    const known = pieces.get(needs)
    if (known) return known
    const piece = fetched(async () => {
      const [component] = await Promise.all([load(), needs()])
      return component
    })
    pieces.set(needs, piece)
    return piece
  }

  function OfThese(props: Props) {
    return createElement<Props>(pieceFor(use(PieceNeeds)), props)
  }

  return Object.assign(OfThese, { fetch: (needs: Fetch) => pieceFor(needs).fetch(needs) })
}

function fetched<Props extends object>(load: () => Promise<ComponentType<Props>>): Piece<Props> {
  let loaded: ComponentType<Props> | null = null

  // React keeps a failed lazy for good, so the second try goes around it.
  async function fetch(): Promise<void> {
    loaded ??= await load()
  }

  const first = lazy(async () => {
    try {
      loaded = await load()
      return { default: loaded }
    } catch {
      throw new PieceMissing(fetch)
    }
  })

  function Fetched(props: Props) {
    // Kept while it is drawn: another component in its place would begin anew.
    const [piece] = useState(() => loaded ?? first)
    return createElement<Props>(piece, props)
  }

  return Object.assign(Fetched, { fetch })
}

interface Words {
  /** Stands in the piece's place when it did not load. */
  failed: string
  retry: string
  /** For when it does not come anew either: its file may be gone, and some browsers never ask twice. */
  reload: string
}

/** The words of every `OnDemand` below that has none of its own. */
export const PieceWords = createContext<Words>({ failed: '', retry: '', reload: '' })

interface OnDemandProps extends Partial<Words> {
  fallback?: ReactNode
  children: ReactNode
}

/** The place of a piece that is fetched on demand: what fails to load is told here and leaves the rest as it is. */
export function OnDemand(props: OnDemandProps) {
  return <Place {...use(PieceWords)} {...props} />
}

class Place extends Component<OnDemandProps & Words, { error: unknown }> {
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
