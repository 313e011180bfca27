import type { FirstCatalogue } from '../catalogue.ts'

export const loadPanels = () => import('./de-panels.ts').then(({ de }) => de)

export const de: FirstCatalogue = {
  'app.name': 'Spur',
  'app.tagline': 'Was Agenten und Integrationen in diesem Element getan haben',

  'state.outside.title': '„Spur“ läuft innerhalb von Bitrix24',
  'state.outside.text':
    'Öffnen Sie in Ihrem Portal einen Auftrag, einen Lead, einen Kontakt oder ein Unternehmen und wählen Sie den Tab „Spur“.',
  'state.silent.title': 'Das Portal antwortet nicht',
  'state.silent.text':
    'Die Seite, in die dieser Tab eingebettet ist, hat nicht geantwortet. Laden Sie den Tab neu. Wenn das nicht hilft, laden Sie das ganze Formular neu.',
  'state.placement.title': '„Spur“ läuft an dieser Stelle nicht',
  'state.placement.text':
    '„Spur“ läuft in den Formularen der CRM-Elemente. Bitten Sie Ihren Administrator, den Tab in den Einstellungen der Anwendung für diesen Elementtyp hinzuzufügen.',
  'state.card.title': 'Dieses Element ist noch nicht gespeichert',
  'state.card.text':
    'Das Portal hat nicht mitgeteilt, um welches Element es geht. Speichern Sie das Element und öffnen Sie diesen Tab erneut.',
  'state.access.title': 'Sie haben keinen Zugriff auf dieses Element',
  'state.access.text': 'Bitten Sie die verantwortliche Person oder Ihren Administrator um Lesezugriff.',
  'state.empty.title': 'Noch nichts vorhanden',
  'state.empty.text':
    'Hier erscheint, was Agenten und Integrationen mit diesem Element tun. Den ersten Eintrag können Sie selbst hinzufügen.',
  'state.failed.title': 'Die Einträge konnten nicht geladen werden',
  'state.crash.title': 'In „Spur“ ist ein Fehler aufgetreten',
  'state.crash.text': 'Ihr Text ist gesichert. Laden Sie den Tab neu, um fortzufahren.',
  'state.reload': 'Neu laden',
  'state.retry': 'Erneut versuchen',

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
    'Sie können dieses Element lesen, aber nicht ändern. Anheften, Notizen und Verknüpfungen stehen Ihnen deshalb nicht zur Verfügung.',

  'feed.label': 'Einträge',
  'feed.next': '{count} weitere anzeigen',
  'feed.shown': '{shown} von {total}',
  'feed.end': { one: 'Das ist alles: {count} Eintrag', other: 'Das ist alles: {count} Einträge' },
  'feed.stuck': 'Das Portal gibt die übrigen Einträge nicht heraus.',
  'feed.loadingNext': 'Weitere Einträge werden geladen\u00a0…',
  'feed.nextFailed': 'Die nächsten Einträge konnten nicht geladen werden.',
  'feed.new': { one: '{count} neuer Eintrag', other: '{count} neue Einträge' },
  'feed.added': { one: '{count} Eintrag oben hinzugefügt', other: '{count} Einträge oben hinzugefügt' },
  'feed.linked': 'Der Eintrag aus Ihrem Link',
  'feed.linkedGone': 'Der Eintrag aus Ihrem Link existiert nicht mehr.',
  'feed.closeLinked': 'Verlinkten Eintrag schließen',

  'entry.untitled': 'Eintrag ohne Titel',
  'entry.authorGone': 'Ehemaliger Nutzer {id}',
  'entry.more': 'Ganzen Text anzeigen',
  'entry.less': 'Weniger anzeigen',
  'entry.actions': 'Aktionen für „{title}“',
  'entry.moreActions': 'Weitere Aktionen',
  'entry.copyLink': 'Link kopieren',
  'entry.linkCopied': 'Link kopiert',
  'entry.linkNotCopied': 'Der Browser hat das Kopieren nicht erlaubt. Hier ist der Link:',
  'entry.copyText': 'Text kopieren',
  'entry.textCopied': 'Text kopiert',
  'entry.offCard':
    'Diesen Eintrag gibt es in diesem Element nicht mehr. Verknüpfen Sie ihn wieder, um ihn anzuheften oder eine Notiz zu schreiben.',
  'entry.vanished': 'Diesen Eintrag gibt es nicht mehr: Jemand hat ihn gelöscht.',
  'entry.working': 'Einen Moment\u00a0…',

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
  'pins.private':
    'Diese Liste sehen nur Sie: Der Anwendung fehlt das Recht auf eine gemeinsame. Bitten Sie Ihren Administrator, „Spur“ neu zu installieren.',
  'pins.pin': 'Anheften',
  'pins.unpin': 'Lösen',
  'pins.pinned': 'Angeheftet',
  'pins.unpinned': 'Gelöst',
  'pins.unpinUnknown': 'Lösen, falls ein Agent ihn angeheftet hat',
  'pins.unknown': 'Das Portal teilt nicht mit, was Agenten angeheftet haben.',
  'pins.unwritten':
    'Der Eintrag ist angeheftet, konnte aber nicht in die Liste aufgenommen werden. Andere sehen es deshalb noch nicht.',
  'pins.unstruck':
    'Der Eintrag ist gelöst, konnte aber nicht von der Liste genommen werden. Andere sehen ihn deshalb noch als angeheftet.',
  'pins.full.title': 'Alle Plätze zum Anheften in diesem Element sind belegt',
  'pins.full.text': 'Lösen Sie einen dieser Einträge, um Platz zu schaffen:',
  'pins.full.outside':
    'Agenten können Plätze belegen, die „Spur“ nicht sieht. Sie können die Plätze aller Einträge auf dieser Seite freigeben, die nicht über „Spur“ angeheftet wurden.',
  'pins.full.more':
    'Agenten können Plätze mit Einträgen belegen, die auf dieser Seite noch fehlen. Zeigen Sie weitere Einträge an und geben Sie deren Plätze dann hier frei.',
  'pins.full.free': 'Übrige Plätze freigeben',
  'pins.full.freeing': 'Plätze werden freigegeben: {done} von {all}',
  'pins.full.freed':
    'Die Einträge auf dieser Seite belegen jetzt keine weiteren Plätze. Versuchen Sie erneut anzuheften; ist weiterhin alles belegt, zeigen Sie zuerst weitere Einträge an.',
  'pins.full.still': 'Es sind noch immer alle Plätze belegt.',
  'pins.full.again': 'Diesen Eintrag anheften',
  'pins.close': 'Schließen',
  'pins.gone':
    'Diesen Eintrag gibt es in diesem Element nicht mehr. Er wurde deshalb aus der Liste der angehefteten entfernt.',
  'pins.notEditor': 'Nur wer dieses Element ändern darf, kann anheften.',

  'note.add': 'Notiz hinzufügen',
  'note.edit': 'Notiz ändern',
  'note.labelOf': 'Notiz zu „{title}“',
  'note.hint': 'Strg+Enter speichert, Esc schließt und behält Ihren Text',
  'note.save': 'Notiz speichern',
  'note.saved': 'Notiz gespeichert',
  'note.close': 'Schließen',
  'note.discard': 'Entwurf verwerfen',
  'note.delete': 'Notiz löschen',
  'note.deleteAsk': 'Diese Notiz für alle löschen?',
  'note.deleteYes': 'Löschen',
  'note.deleteNo': 'Behalten',
  'note.deleteChanged':
    'Jemand hat diese Notiz inzwischen geändert. Sie wurde deshalb nicht gelöscht. Lesen Sie sie zuerst noch einmal.',
  'note.deleted': 'Notiz gelöscht',
  'note.shared': {
    one: 'auch in {count} anderen Element sichtbar',
    other: 'auch in {count} anderen Elementen sichtbar',
  },
  'note.empty': 'Eine Notiz darf nicht leer sein. Wenn Sie sie nicht brauchen, löschen Sie sie.',
  'note.draft': 'Ihre nicht gespeicherte Notiz wurde aufbewahrt.',
  'note.failed': 'Die Notiz konnte nicht gelesen werden.',
  'note.conflict.title': 'Jemand hat diese Notiz geändert, während Sie geschrieben haben',
  'note.conflict.theirs': 'Jetziger Stand',
  'note.conflict.yours': 'Ihr Text',
  'note.conflict.deleted': 'Die Notiz wurde gelöscht.',
  'note.conflict.overwrite': 'Meinen Text speichern',
  'note.conflict.take': 'Anderen Text behalten',
  'note.conflict.merge': 'Weiterschreiben',
  'note.notEditor': 'Nur wer dieses Element ändern darf, kann Notizen schreiben.',

  'bindings.label': 'Elemente, in denen dieser Eintrag erscheint',
  'bindings.bind': 'Mit CRM-Element verknüpfen',
  'bindings.bound': 'Verknüpft: {title}',
  'bindings.home': 'Das Element, in dem dieser Eintrag erstellt wurde',
  'bindings.unbind': 'Trennen: {title}',
  'bindings.unbound': 'Getrennt: {title}',
  'bindings.ask': 'Eintrag aus dem Element „{title}“ entfernen?',
  'bindings.askHome':
    'Der Eintrag wurde in diesem Element erstellt. Im Tab „Spur“ bleibt er dort stehen, aus der Timeline des Elements verschwindet er aber. Er lässt sich dort dann nicht mehr anheften oder mit einer Notiz versehen.',
  'bindings.askLast':
    'Das ist das letzte Element, in dem dieser Eintrag erscheint. Danach steht er in keiner Timeline mehr.',
  'bindings.yes': 'Trennen',
  'bindings.no': 'Behalten',
  'bindings.failed': 'Es konnte nicht gelesen werden, mit welchen Elementen der Eintrag verknüpft ist.',
  'bindings.none': 'Dieser Eintrag erscheint in keinem Element mehr.',
  'bindings.hidden': 'kein Zugriff',
  'bindings.where': 'Verknüpfen mit',
  'bindings.search': 'Nach Name oder Nummer suchen',
  'bindings.searching': 'Suche läuft\u00a0…',
  'bindings.nothing': 'Nichts gefunden',
  'bindings.searchFailed': 'Die Suche hat nicht funktioniert.',
  'bindings.picker': 'In Bitrix24 auswählen\u00a0…',
  'bindings.isBound': 'bereits verknüpft',
  'bindings.already': 'Der Eintrag ist bereits verknüpft: {title}.',
  'bindings.notTaken':
    'In diesem Portal können Anwendungen Einträge mit Elementen dieses Typs weder verknüpfen noch von ihnen trennen.',
  'bindings.denied':
    'Das Portal hat es nicht erlaubt. In der Regel heißt das, dass Sie das Element „{title}“ nicht ändern dürfen. Wenden Sie sich an die verantwortliche Person oder an Ihren Administrator.',
  'bindings.notBound': 'Nicht verknüpft: {title}. {reason}',
  'bindings.notListed':
    'Verknüpft: {title}. Das konnte aber nicht in die Liste der Verknüpfungen aufgenommen werden. Im Tab „Spur“ jenes Elements erscheint der Eintrag deshalb nicht.',
  'bindings.list': 'In Liste aufnehmen',
  'bindings.pickerFailed': 'Die Auswahl von Bitrix24 hat sich nicht geöffnet. Suchen Sie stattdessen hier.',
  'bindings.close': 'Schließen',
  'bindings.here.title': {
    one: '{count} Eintrag aus einem anderen Element hier verknüpft',
    other: '{count} Einträge aus anderen Elementen hier verknüpft',
  },
  'bindings.here.from': 'Aus: {title}',
  'bindings.here.left': 'Der Eintrag erscheint nicht mehr in diesem Element.',
  'bindings.here.none': 'Hier ist kein Eintrag aus anderen Elementen mehr verknüpft.',
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

  'compose.title': 'Neuer Eintrag',
  'compose.field.title': 'Titel',
  'compose.field.text': 'Text',
  'compose.field.icon': 'Symbol',
  'compose.noIcon': 'Kein Symbol',
  'compose.titleMissing': 'Geben Sie dem Eintrag einen Titel.',
  'compose.textMissing': 'Schreiben Sie den Text des Eintrags.',
  'compose.toolbar': 'Textstil',
  'compose.bold': 'Fett',
  'compose.italic': 'Kursiv',
  'compose.underline': 'Unterstrichen',
  'compose.strike': 'Durchgestrichen',
  'compose.list': 'Liste',
  'compose.quote': 'Zitat',
  'compose.code': 'Code',
  'compose.link': 'Link',
  'compose.preview': 'Vorschau',
  'compose.here': 'Hier',
  'compose.native': 'In der Bitrix24-Timeline',
  'compose.nativeHint': 'Die Timeline des Elements zeigt alles in einer Zeile und Tags unverändert.',
  'compose.send': 'Eintrag hinzufügen',
  'compose.cancel': 'Abbrechen',
  'compose.discard': 'Entwurf verwerfen',
  'compose.done': 'Eintrag hinzugefügt',
  'compose.draft': 'Ihr nicht gesendeter Eintrag wurde aufbewahrt.',
  'compose.unsure':
    'Das Portal hat nicht geantwortet, und der Eintrag ist noch nicht zu finden. Ihr Entwurf ist gesichert. Vor dem erneuten Senden wird geprüft, ob er angekommen ist.',
  'compose.again': 'Prüfen und erneut senden',
  'compose.notEditor': 'Nur wer dieses Element ändern darf, kann Einträge hinzufügen.',
  'compose.adminOnly': 'In diesem Portal können nur Administratoren Einträge hinzufügen.',
  'compose.final': 'Ein Eintrag lässt sich später nicht ändern.',
  'compose.keys': 'Strg+Enter fügt den Eintrag hinzu, Esc schließt und behält den Entwurf.',
  'compose.iconsFailed': 'Die Symbole konnten nicht geladen werden.',
  'compose.previewEmpty': 'Hier erscheint, was Sie schreiben.',
  'compose.slow': 'Das Portal braucht länger als sonst. Ihr Entwurf ist in jedem Fall gesichert.',
  'compose.stop': 'Nicht mehr warten',
  'compose.stopped': 'Die Antwort steht noch aus. Wenn der Eintrag ankommt, erscheint er in der Liste.',
  'compose.open':
    'Das Portal hat nicht rechtzeitig geantwortet und arbeitet vielleicht noch. Deshalb wird nichts doppelt gesendet. Ihr Entwurf ist gesichert. Sehen Sie in einer Minute noch einmal nach.',
  'compose.arrived':
    'Der Eintrag ist so angekommen, wie Sie ihn zuerst gesendet haben. Ihre späteren Änderungen sind hier als neuer Entwurf gesichert.',
  'compose.elsewhere':
    'Dieser Entwurf wurde inzwischen gesendet, geändert oder verworfen, vielleicht in einem anderen Browser-Tab. Von hier wurde nichts gesendet.',
  'compose.discarded': 'Entwurf verworfen',
  'compose.undo': 'Zurückholen',

  'delete.action': 'Löschen',
  'delete.ask': 'Diesen Eintrag für alle löschen?',
  'delete.who':
    'In Bitrix24 kann nur die Anwendung einen Eintrag löschen, die ihn erstellt hat. Einträge anderer Anwendungen und von Webhooks bleiben.',
  'delete.yes': 'Eintrag löschen',
  'delete.no': 'Behalten',
  'delete.done': 'Eintrag gelöscht',
  'delete.removingDisabled':
    'Eine andere Anwendung oder ein Webhook hat diesen Eintrag erstellt. Das Portal löscht ihn deshalb nicht.',
  'delete.notEditor': 'Nur wer dieses Element ändern darf, kann Einträge löschen.',
  'delete.adminOnly': 'In diesem Portal können nur Administratoren Einträge löschen.',

  'keys.title': 'Tastenkürzel',
  'keys.next': 'Nächster Eintrag',
  'keys.previous': 'Vorheriger Eintrag',
  'keys.leave': 'Liste der Einträge verlassen',
  'keys.pin': 'Anheften oder lösen',
  'keys.note': 'Notiz schreiben',
  'keys.bind': 'Mit CRM-Element verknüpfen',
  'keys.copy': 'Link kopieren',
  'keys.help': 'Diese Liste anzeigen',
  'keys.on': 'Buchstabentasten sind eingeschaltet',
  'keys.off': 'Buchstabentasten sind ausgeschaltet',
  'keys.close': 'Schließen',

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
