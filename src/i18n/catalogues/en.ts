export const loadPanels = () => import('./en-panels.ts').then(({ panels }) => panels)

/**
 * The words of the first screen, and the list of keys every other catalogue must have. `{name}` is put in, isolated
 * where it runs in another direction; a message with plural forms chooses by `count`, which is also put in, formatted.
 * What only the parts say that are loaded on demand stands in `en-panels.ts`; a test names the key that stands in the
 * wrong file.
 */
export const first = {
  'app.name': 'Trail',

  'state.empty.title': 'Nothing here yet',
  'state.empty.text': 'What agents and integrations do with this card will show here.',
  'state.empty.write': 'Write the first entry',
  'state.failed.title': 'The trail could not be loaded',
  'state.reload': 'Load again',
  'state.retry': 'Try again',
  'state.next': 'Next try in {count} s',

  'head.total': { one: '{count} entry', other: '{count} entries' },
  'head.count': '{count}',
  'head.order': 'Order',
  'head.newest': 'Newest first',
  'head.oldest': 'Oldest first',
  'head.new': 'New entry',
  'head.theme.light': 'Light theme',
  'head.theme.dark': 'Dark theme',
  'head.theme.auto': 'Theme of the device',
  'head.keys': 'Keyboard shortcuts',
  'head.reader':
    'You can read this card but not change it, so new entries, pins, notes and bindings are closed to you.',

  'feed.label': 'Entries of the trail',
  'feed.next': 'Show the next {count}',
  'feed.shown': '{shown} of {total}',
  'feed.end': { one: 'That is all: {count} entry', other: 'That is all: {count} entries' },
  'feed.endBound': {
    one: ', {count} of them from another card',
    other: ', {count} of them from other cards',
  },
  'feed.boundUnlisted': 'This portal cannot list entries that were bound from other cards.',
  'feed.stuck': 'The portal does not give out the rest of the entries.',
  'feed.loadingNext': 'Loading more entries…',
  'feed.nextFailed': 'The next entries could not be loaded.',
  'feed.new': { one: '{count} new entry', other: '{count} new entries' },
  'feed.added': { one: '{count} entry added at the top', other: '{count} entries added at the top' },

  'look.now': 'Look for changes now',
  'look.changed': { one: '{count} entry changed', other: '{count} entries changed' },
  'look.same': 'Nothing changed in the entries on screen',

  'entry.untitled': 'Entry without a title',
  'entry.authorGone': 'Former user {id}',
  'entry.more': 'Show all of the text',
  'entry.less': 'Show less',
  'entry.actions': 'Actions for “{title}”',
  'entry.moreActions': 'More actions',
  'entry.copyLink': 'Copy link',
  'entry.copyText': 'Copy text',
  'entry.copySource': 'Copy source',
  'entry.asWritten': 'Show as written',
  'entry.formatted': 'Show formatted',
  'entry.offCard':
    'This entry is not on this card any more. Bind it here again to pin it or to write a note.',
  'entry.vanished': 'This entry is no longer there: somebody deleted it.',
  'entry.working': 'Working…',
  'entry.slow':
    'The portal has not answered yet. It is still being tried: you can go on, but keep this card open until then.',

  'glyph.bot': 'Agent',
  'glyph.ok': 'Success',
  'glyph.warn': 'Attention',
  'glyph.bad': 'Failure',
  'glyph.neutral': 'Entry',

  'pins.title': 'Pinned entries',
  'pins.known': { one: '{count} pinned through Trail', other: '{count} pinned through Trail' },
  'pins.slots': {
    one: '{count} of up to {most} slots is known to be taken',
    other: '{count} of up to {most} slots are known to be taken',
  },
  'pins.found': 'Outside Trail: {count}',
  'pins.private':
    'Only you see this list: the app lacks the right to a shared one. Ask your administrator to install Trail again.',
  'pins.pin': 'Pin',
  'pins.unpin': 'Unpin',
  'pins.pinned': 'Pinned',
  'pins.unpinned': 'Unpinned',
  'pins.unpinUnknown': 'Unpin, if an agent pinned it',
  'pins.unknown': 'The portal does not tell what agents pinned.',
  'pins.notEditor': 'Only people who may edit this card can pin.',

  'note.add': 'Add a note',
  'note.edit': 'Change the note',
  'note.labelOf': 'Note on “{title}”',
  'note.saved': 'Note saved',
  'note.close': 'Close',
  'note.delete': 'Delete the note',
  'note.deleted': 'Note deleted',
  'note.shared': { one: 'also seen on {count} other card', other: 'also seen on {count} other cards' },
  'note.draft': 'Your unsaved note was kept.',
  'note.failed': 'The note could not be read.',
  'note.conflict.merge': 'Go on writing',
  'note.notEditor': 'Only people who may edit this card can write notes.',

  'bindings.label': 'Cards this entry shows on',
  'bindings.bind': 'Bind to a card',
  'bindings.home': 'The card this entry was written on',
  'bindings.unbind': 'Unbind {title}',
  'bindings.unbound': 'Unbound from {title}',
  'bindings.failed': 'The cards of this entry could not be read.',
  'bindings.none': 'No card shows this entry any more.',
  'bindings.hidden': 'no access',
  'bindings.here.from': 'From {title}',
  'bindings.notEditor': 'Only people who may edit both cards can bind and unbind entries.',
  'bindings.other': 'Other ({type})',

  'type.1': 'Lead',
  'type.2': 'Deal',
  'type.3': 'Contact',
  'type.4': 'Company',
  'type.7': 'Quote',
  'type.14': 'Order',
  'type.31': 'Invoice',
  'type.smart': 'Smart process',
  'type.activity': 'Activity',

  'compose.notEditor': 'Only people who may edit this card can write entries.',
  'compose.draft': 'Your unsent entry was kept.',

  'delete.action': 'Delete',
  'delete.done': 'Entry deleted',
  'delete.notEditor': 'Only people who may edit this card can delete entries.',

  'day.today': 'Today',
  'day.yesterday': 'Yesterday',
  'day.unknown': 'Without a date',

  'error.accessDenied':
    'Your rights in the portal are not enough for this. Ask the person in charge of the card or your administrator.',
  'error.appAccess': 'The portal does not let you use this app. Ask your administrator.',
  'error.authLost': 'Your session in the portal has ended. Load the card again.',
  'error.budget': 'The portal’s time budget for this action is spent. Wait ten minutes, then try again.',
  'error.cannotChangePinned': 'The portal could not store the pin. Try again in a moment.',
  'error.invalid': 'The portal did not accept this. Check what you entered and try again.',
  'error.methodMissing': 'This portal cannot do this yet. Ask your administrator to update it.',
  'error.network': 'The connection was lost. Check your network, then try again.',
  'error.noScope': 'The app lacks a permission for this. Ask your administrator to install Trail again.',
  'error.notFound': 'The portal did not find it. It may have been deleted meanwhile; load the tab again.',
  'error.ownerNotFound': 'The portal does not know this card. It may have been deleted.',
  'error.pinLimit': 'All pin slots of this card are taken. Unpin something first.',
  'error.plan': 'The portal’s plan does not include apps. Ask your administrator.',
  'error.portalDown': 'The portal has a fault of its own. Try again in a few minutes.',
  'error.rateLimit': 'The portal gets too many requests at the moment. Wait a few seconds, then try again.',
  'error.refused': 'The portal refused. As a rule this means that you may read this card but not change it.',
  'error.removingDisabled': 'Another app or a webhook wrote this entry, so the portal will not delete it.',
  'error.timeout': 'The portal did not answer in time. Check whether the change is there, then try again.',
  'error.unknown':
    'The portal refused for a reason it did not explain. Try again; if it happens again, tell your administrator.',
  'error.unreadable': 'The portal’s answer could not be read. Try again in a moment.',
} as const
