import { type EntryDraft, hasWords } from '#core/entry-draft.ts'
import type { Me } from '#core/entry.ts'
import type { PortalError } from '#core/portal-error.ts'
import type { MessageKey } from '#i18n/catalogue.ts'
import { useI18n } from '#i18n/use-i18n.ts'
import { onThisDevice } from '#ui/command-key.ts'
import { InlineMessage } from '#ui/inline-message.tsx'
import type { Sending } from './use-sending.ts'

interface Props {
  sending: Sending
  draft: EntryDraft
  me: Me | null
  mayEdit: boolean | null
  endedElsewhere: boolean
  /** Brings back what was just discarded; null where nothing was. */
  onUndo: (() => void) | null
  onStop: () => void
  /** Of the standing hint, which describes the button. */
  hintId: string
}

interface Message {
  words: MessageKey
  tone?: 'info' | 'ok' | 'warn' | 'error'
  action?: { label: MessageKey; onAct: () => void }
}

/** One line below the buttons: how the writing goes, or what to know beforehand. Its room is kept. */
export function ComposeFeedback(props: Props) {
  const { t } = useI18n()
  const message = messageOf(props)
  const action = message?.action && { label: t(message.action.label), onAct: message.action.onAct }
  return (
    <div className="min-h-10">
      <p id={props.hintId} className={message ? 'sr-only' : 'text-xs text-dim'}>
        {`${t('compose.final')} ${t('compose.keys', { keys: onThisDevice(t('keys.save')) })}`}
      </p>
      <InlineMessage tone={message?.tone} action={action}>
        {message && t(message.words)}
      </InlineMessage>
    </div>
  )
}

function messageOf(props: Props): Message | null {
  const { sending, draft, me, mayEdit, endedElsewhere, onUndo, onStop } = props
  const { progress, result, error } = sending
  if (progress === 'slow') return { words: 'compose.slow', action: { label: 'compose.stop', onAct: onStop } }
  if (progress === 'stopped') return { words: 'compose.stopped' }
  if (progress === 'sending') return null
  if (onUndo) return { words: 'compose.discarded', action: { label: 'compose.undo', onAct: onUndo } }
  if (result === 'done') return hasWords(draft) ? null : { words: 'compose.done', tone: 'ok' }
  if (result === 'arrived') return { words: 'compose.arrived', tone: 'warn' }
  if (result === 'elsewhere' || endedElsewhere) return { words: 'compose.elsewhere', tone: 'warn' }
  if (!error) return null
  if (error.mayHaveHappened && draft.attempt)
    return { words: error.code === 'timeout' ? 'compose.open' : 'compose.unsure', tone: 'warn' }
  return { words: refusalKey(error, me, mayEdit), tone: 'error' }
}

/** An editor who is refused is on a portal that lets only administrators write. */
function refusalKey(error: PortalError, me: Me | null, mayEdit: boolean | null): MessageKey {
  if (error.code !== 'accessDenied' && error.code !== 'refused') return error.key
  if (me?.isAdmin) return error.key
  return mayEdit ? 'compose.adminOnly' : 'compose.notEditor'
}
