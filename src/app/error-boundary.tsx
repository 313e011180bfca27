import { Component, Fragment, type ReactNode } from 'react'

interface Props {
  fallback: ReactNode
  children: ReactNode
}

interface State {
  broken: boolean
  /** How often the page was drawn from the beginning. */
  drawn: number
}

/** More than this is a fault of ours, which drawing again does not mend. */
const REDRAWS = 3

/**
 * A fault in drawing ends in a page with words, never in a blank frame. Where something else changed the page, such as a
 * translator or an extension, the page is drawn from the beginning instead: drafts and loaded entries are kept.
 */
export class ErrorBoundary extends Component<Props, State> {
  override state = { broken: false, drawn: 0 }

  static getDerivedStateFromError() {
    return { broken: true }
  }

  override componentDidCatch(error: unknown) {
    const { drawn } = this.state
    if (isForeignChange(error) && drawn < REDRAWS) this.setState({ broken: false, drawn: drawn + 1 })
  }

  override render() {
    const { broken, drawn } = this.state
    return broken ? this.props.fallback : <Fragment key={drawn}>{this.props.children}</Fragment>
  }
}

/** React wanted to move or remove a node that is no longer where React put it. */
function isForeignChange(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'NotFoundError'
}
