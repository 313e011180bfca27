import type { FirstCatalogue } from '../catalogue.ts'

export const loadPanels = () => import('./de-panels.ts').then(({ panels }) => panels)

export const first: FirstCatalogue = {
  'app.name': 'Spur',

  'state.empty.title': 'Noch nichts vorhanden',
  'state.empty.text': 'Hier erscheint, was Agenten und Integrationen mit diesem Element tun.',
  'state.empty.write': 'Ersten Eintrag hinzufügen',
  'state.failed.title': 'Die Einträge konnten nicht geladen werden',
  'state.reload': 'Neu laden',
  'state.retry': 'Erneut versuchen',
  'state.next': 'Nächster Versuch in {count} s',

  'head.total': { one: '{count} Eintrag', other: '{count} Einträge' },
  'head.count': '{count}',
  'head.order': 'Reihenfolge',
  'head.newest': 'Neueste zuerst',
  'head.oldest': 'Älteste zuerst',
  'head.new': 'Neuer Eintrag',
  'head.theme.light': 'Helles Design',
  'head.theme.dark': 'Dunkles Design',
  'head.theme.auto': 'Design des Geräts',
  'head.keys': 'Tastenkürzel',
  'head.reader':
    'Sie können dieses Element lesen, aber nicht ändern. Neue Einträge, Anheften, Notizen und Verknüpfungen stehen Ihnen deshalb nicht zur Verfügung.',

  'feed.label': 'Einträge',
  'feed.next': '{count} weitere anzeigen',
  'feed.shown': '{shown} von {total}',
  'feed.end': { one: 'Das ist alles: {count} Eintrag', other: 'Das ist alles: {count} Einträge' },
  'feed.endBound': {
    one: ', davon {count} aus einem anderen Element',
    other: ', davon {count} aus anderen Elementen',
  },
  'feed.boundUnlisted':
    'Einträge, die aus anderen Elementen verknüpft wurden, kann dieses Portal nicht auflisten.',
  'feed.stuck': 'Das Portal gibt die übrigen Einträge nicht heraus.',
  'feed.loadingNext': 'Weitere Einträge werden geladen\u00a0…',
  'feed.nextFailed': 'Die nächsten Einträge konnten nicht geladen werden.',
  'feed.new': { one: '{count} neuer Eintrag', other: '{count} neue Einträge' },
  'feed.added': { one: '{count} Eintrag oben hinzugefügt', other: '{count} Einträge oben hinzugefügt' },

  'look.now': 'Jetzt nach Änderungen sehen',
  'look.changed': { one: '{count} Eintrag geändert', other: '{count} Einträge geändert' },
  'look.same': 'In den Einträgen auf dem Bildschirm hat sich nichts geändert',

  'entry.untitled': 'Eintrag ohne Titel',
  'entry.authorGone': 'Ehemaliger Nutzer {id}',
  'entry.more': 'Ganzen Text anzeigen',
  'entry.less': 'Weniger anzeigen',
  'entry.actions': 'Aktionen für „{title}“',
  'entry.moreActions': 'Weitere Aktionen',
  'entry.copyLink': 'Link kopieren',
  'entry.copyText': 'Text kopieren',
  'entry.copySource': 'Originaltext kopieren',
  'entry.asWritten': 'Wie geschrieben anzeigen',
  'entry.formatted': 'Formatiert anzeigen',
  'entry.offCard':
    'Diesen Eintrag gibt es in diesem Element nicht mehr. Verknüpfen Sie ihn wieder, um ihn anzuheften oder eine Notiz zu schreiben.',
  'entry.vanished': 'Diesen Eintrag gibt es nicht mehr: Jemand hat ihn gelöscht.',
  'entry.working': 'Einen Moment\u00a0…',
  'entry.slow':
    'Das Portal hat noch nicht geantwortet. Es wird weiter versucht: Sie können weiterarbeiten, aber lassen Sie dieses Element bis dahin offen.',

  'glyph.bot': 'Agent',
  'glyph.ok': 'Erfolg',
  'glyph.warn': 'Achtung',
  'glyph.bad': 'Fehlschlag',
  'glyph.neutral': 'Eintrag',

  'pins.title': 'Angeheftete Einträge',
  'pins.known': { one: '{count} über „Spur“ angeheftet', other: '{count} über „Spur“ angeheftet' },
  'pins.slots': {
    one: '{count} von höchstens {most} Plätzen ist sicher belegt',
    other: '{count} von höchstens {most} Plätzen sind sicher belegt',
  },
  'pins.found': 'Nicht über „Spur“: {count}',
  'pins.private':
    'Diese Liste sehen nur Sie: Der Anwendung fehlt das Recht auf eine gemeinsame. Bitten Sie Ihren Administrator, „Spur“ neu zu installieren.',
  'pins.pin': 'Anheften',
  'pins.unpin': 'Lösen',
  'pins.pinned': 'Angeheftet',
  'pins.unpinned': 'Gelöst',
  'pins.unpinUnknown': 'Lösen, falls ein Agent ihn angeheftet hat',
  'pins.unknown': 'Das Portal teilt nicht mit, was Agenten angeheftet haben.',
  'pins.notEditor': 'Nur wer dieses Element ändern darf, kann anheften.',

  'note.add': 'Notiz hinzufügen',
  'note.edit': 'Notiz ändern',
  'note.labelOf': 'Notiz zu „{title}“',
  'note.saved': 'Notiz gespeichert',
  'note.close': 'Schließen',
  'note.delete': 'Notiz löschen',
  'note.deleted': 'Notiz gelöscht',
  'note.shared': {
    one: 'auch in {count} anderen Element sichtbar',
    other: 'auch in {count} anderen Elementen sichtbar',
  },
  'note.draft': 'Ihre nicht gespeicherte Notiz wurde aufbewahrt.',
  'note.failed': 'Die Notiz konnte nicht gelesen werden.',
  'note.conflict.merge': 'Weiterschreiben',
  'note.notEditor': 'Nur wer dieses Element ändern darf, kann Notizen schreiben.',

  'bindings.label': 'Elemente, in denen dieser Eintrag erscheint',
  'bindings.bind': 'Mit CRM-Element verknüpfen',
  'bindings.home': 'Das Element, in dem dieser Eintrag erstellt wurde',
  'bindings.unbind': 'Trennen: {title}',
  'bindings.unbound': 'Getrennt: {title}',
  'bindings.failed': 'Es konnte nicht gelesen werden, mit welchen Elementen der Eintrag verknüpft ist.',
  'bindings.none': 'Dieser Eintrag erscheint in keinem Element mehr.',
  'bindings.hidden': 'kein Zugriff',
  'bindings.here.from': 'Aus: {title}',
  'bindings.notEditor': 'Nur wer beide Elemente ändern darf, kann Einträge verknüpfen und trennen.',
  'bindings.other': 'Sonstiges ({type})',

  'type.1': 'Lead',
  'type.2': 'Auftrag',
  'type.3': 'Kontakt',
  'type.4': 'Unternehmen',
  'type.7': 'Angebot',
  'type.14': 'Bestellung',
  'type.31': 'Rechnung',
  'type.smart': 'Smartprozess',
  'type.activity': 'Aktivität',

  'compose.notEditor': 'Nur wer dieses Element ändern darf, kann Einträge hinzufügen.',
  'compose.draft': 'Ihr nicht gesendeter Eintrag wurde aufbewahrt.',

  'delete.action': 'Löschen',
  'delete.done': 'Eintrag gelöscht',
  'delete.notEditor': 'Nur wer dieses Element ändern darf, kann Einträge löschen.',

  'day.today': 'Heute',
  'day.yesterday': 'Gestern',
  'day.unknown': 'Ohne Datum',

  'error.accessDenied':
    'Ihre Rechte im Portal reichen dafür nicht aus. Wenden Sie sich an die verantwortliche Person oder an Ihren Administrator.',
  'error.appAccess':
    'Das Portal lässt Sie diese Anwendung nicht nutzen. Wenden Sie sich an Ihren Administrator.',
  'error.authLost': 'Ihre Sitzung im Portal ist beendet. Laden Sie das Formular neu.',
  'error.budget':
    'Das Zeitkontingent des Portals für diese Aktion ist verbraucht. Warten Sie zehn Minuten und versuchen Sie es erneut.',
  'error.cannotChangePinned':
    'Das Portal konnte das Anheften nicht speichern. Versuchen Sie es gleich noch einmal.',
  'error.invalid':
    'Das Portal hat das nicht angenommen. Prüfen Sie Ihre Eingabe und versuchen Sie es erneut.',
  'error.methodMissing': 'Dieses Portal kann das noch nicht. Bitten Sie Ihren Administrator um ein Update.',
  'error.network': 'Die Verbindung wurde unterbrochen. Prüfen Sie Ihr Netzwerk und versuchen Sie es erneut.',
  'error.noScope':
    'Der Anwendung fehlt dafür ein Recht. Bitten Sie Ihren Administrator, „Spur“ neu zu installieren.',
  'error.notFound':
    'Das Portal hat es nicht gefunden. Vielleicht wurde es inzwischen gelöscht. Laden Sie den Tab neu.',
  'error.ownerNotFound': 'Das Portal kennt dieses Element nicht. Vielleicht wurde es gelöscht.',
  'error.pinLimit': 'Alle Plätze zum Anheften in diesem Element sind belegt. Lösen Sie zuerst einen Eintrag.',
  'error.plan': 'Der Tarif des Portals enthält keine Anwendungen. Wenden Sie sich an Ihren Administrator.',
  'error.portalDown':
    'Im Portal ist ein interner Fehler aufgetreten. Versuchen Sie es in einigen Minuten erneut.',
  'error.rateLimit':
    'Das Portal erhält gerade zu viele Anfragen. Warten Sie einige Sekunden und versuchen Sie es erneut.',
  'error.refused':
    'Das Portal hat abgelehnt. In der Regel heißt das, dass Sie dieses Element lesen, aber nicht ändern dürfen.',
  'error.removingDisabled':
    'Eine andere Anwendung oder ein Webhook hat diesen Eintrag erstellt. Das Portal löscht ihn deshalb nicht.',
  'error.timeout':
    'Das Portal hat nicht rechtzeitig geantwortet. Prüfen Sie, ob die Änderung da ist, und versuchen Sie es erneut.',
  'error.unknown':
    'Das Portal hat ohne Erklärung abgelehnt. Versuchen Sie es erneut. Wenn es wieder passiert, informieren Sie Ihren Administrator.',
  'error.unreadable': 'Die Antwort des Portals war nicht lesbar. Versuchen Sie es gleich noch einmal.',
}
