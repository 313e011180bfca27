import type { FirstCatalogue } from '../catalogue.ts'

export const loadPanels = () => import('./it-panels.ts').then(({ panels }) => panels)

export const first: FirstCatalogue = {
  'app.name': 'Traccia',

  'state.empty.title': 'Ancora niente qui',
  'state.empty.text': 'Qui comparirà ciò che agenti e integrazioni fanno con questa scheda.',
  'state.empty.write': 'Scrivi la prima voce',
  'state.failed.title': 'Impossibile caricare la traccia',
  'state.reload': 'Ricarica',
  'state.retry': 'Riprova',
  'state.next': 'Nuovo tentativo tra {count} s',

  'head.total': { one: '{count} voce', other: '{count} voci' },
  'head.count': '{count}',
  'head.order': 'Ordine',
  'head.newest': 'Prima le più recenti',
  'head.oldest': 'Prima le meno recenti',
  'head.new': 'Nuova voce',
  'head.theme.light': 'Tema chiaro',
  'head.theme.dark': 'Tema scuro',
  'head.theme.auto': 'Tema del dispositivo',
  'head.keys': 'Scorciatoie da tastiera',
  'head.reader':
    'Puoi leggere questa scheda ma non modificarla: non puoi quindi scrivere o fissare voci, scrivere note o creare collegamenti.',

  'feed.label': 'Voci della traccia',
  'feed.next': 'Mostra le prossime {count}',
  'feed.shown': '{shown} di {total}',
  'feed.end': { one: 'È tutto: {count} voce', other: 'È tutto: {count} voci' },
  'feed.endBound': { one: ', di cui {count} da un’altra scheda', other: ', di cui {count} da altre schede' },
  'feed.boundUnlisted': 'Questo portale non può elencare le voci collegate da altre schede.',
  'feed.stuck': 'Il portale non fornisce le voci rimanenti.',
  'feed.loadingNext': 'Caricamento di altre voci…',
  'feed.nextFailed': 'Impossibile caricare le voci successive.',
  'feed.new': { one: '{count} nuova voce', other: '{count} nuove voci' },
  'feed.added': { one: '{count} voce aggiunta in alto', other: '{count} voci aggiunte in alto' },

  'look.now': 'Cerca modifiche ora',
  'look.changed': { one: '{count} voce modificata', other: '{count} voci modificate' },
  'look.same': 'Nessuna modifica nelle voci sullo schermo',

  'entry.untitled': 'Voce senza titolo',
  'entry.authorGone': 'Ex utente {id}',
  'entry.more': 'Mostra tutto il testo',
  'entry.less': 'Mostra meno',
  'entry.actions': 'Azioni per «{title}»',
  'entry.moreActions': 'Altre azioni',
  'entry.copyLink': 'Copia link',
  'entry.copyText': 'Copia testo',
  'entry.copySource': 'Copia testo originale',
  'entry.asWritten': 'Mostra come è scritto',
  'entry.formatted': 'Mostra formattato',
  'entry.offCard':
    'Questa voce non è più in questa scheda. Per fissarla o scrivere una nota, collegala di nuovo qui.',
  'entry.vanished': 'Questa voce non c’è più: qualcuno l’ha eliminata.',
  'entry.working': 'Operazione in corso…',
  'entry.slow':
    'Il portale non ha ancora risposto. I tentativi continuano: puoi proseguire, ma fino ad allora tieni aperta questa scheda.',

  'glyph.bot': 'Agente',
  'glyph.ok': 'Riuscito',
  'glyph.warn': 'Attenzione',
  'glyph.bad': 'Non riuscito',
  'glyph.neutral': 'Voce',

  'pins.title': 'Voci fissate',
  'pins.known': { one: '{count} fissata con Traccia', other: '{count} fissate con Traccia' },
  'pins.slots': {
    one: 'Posti che risultano occupati: {count} su un massimo di {most}',
    other: 'Posti che risultano occupati: {count} su un massimo di {most}',
  },
  'pins.found': 'Senza Traccia: {count}',
  'pins.private':
    'Solo tu vedi questo elenco: l’applicazione non ha il diritto di tenerne uno condiviso. Chiedi all’amministratore di reinstallare Traccia.',
  'pins.pin': 'Fissa',
  'pins.unpin': 'Sblocca',
  'pins.pinned': 'Fissata',
  'pins.unpinned': 'Non più fissata',
  'pins.unpinUnknown': 'Sblocca, se l’ha fissata un agente',
  'pins.unknown': 'Il portale non indica che cosa hanno fissato gli agenti.',
  'pins.notEditor': 'Solo chi può modificare questa scheda può fissare voci.',

  'note.add': 'Aggiungi una nota',
  'note.edit': 'Modifica la nota',
  'note.labelOf': 'Nota su «{title}»',
  'note.saved': 'Nota salvata',
  'note.close': 'Chiudi',
  'note.delete': 'Elimina la nota',
  'note.deleted': 'Nota eliminata',
  'note.shared': {
    one: 'visibile anche in un’altra scheda',
    other: 'visibile anche in altre {count} schede',
  },
  'note.draft': 'La tua nota non salvata è stata conservata.',
  'note.failed': 'Impossibile leggere la nota.',
  'note.conflict.merge': 'Continua a scrivere',
  'note.notEditor': 'Solo chi può modificare questa scheda può scrivere note.',

  'bindings.label': 'Schede in cui compare questa voce',
  'bindings.bind': 'Collega a una scheda',
  'bindings.home': 'La scheda in cui è stata scritta questa voce',
  'bindings.unbind': 'Scollega da «{title}»',
  'bindings.unbound': 'Voce scollegata da «{title}»',
  'bindings.failed': 'Impossibile leggere le schede di questa voce.',
  'bindings.none': 'Nessuna scheda mostra più questa voce.',
  'bindings.hidden': 'nessun accesso',
  'bindings.here.from': 'Da: {title}',
  'bindings.notEditor': 'Solo chi può modificare entrambe le schede può collegare e scollegare voci.',
  'bindings.other': 'Altro ({type})',

  'type.1': 'Lead',
  'type.2': 'Affare',
  'type.3': 'Contatto',
  'type.4': 'Azienda',
  'type.7': 'Preventivo',
  'type.14': 'Ordine',
  'type.31': 'Fattura',
  'type.smart': 'Smart Process',
  'type.activity': 'Attività',

  'compose.notEditor': 'Solo chi può modificare questa scheda può scrivere voci.',
  'compose.draft': 'La tua voce non inviata è stata conservata.',

  'delete.action': 'Elimina',
  'delete.done': 'Voce eliminata',
  'delete.notEditor': 'Solo chi può modificare questa scheda può eliminare voci.',

  'day.today': 'Oggi',
  'day.yesterday': 'Ieri',
  'day.unknown': 'Senza data',

  'error.accessDenied':
    'I tuoi diritti nel portale non bastano per questa operazione. Rivolgiti alla persona responsabile della scheda o all’amministratore.',
  'error.appAccess': 'Il portale non ti consente di usare questa applicazione. Rivolgiti all’amministratore.',
  'error.authLost': 'La tua sessione nel portale è terminata. Ricarica la scheda.',
  'error.budget':
    'Il tempo che il portale concede a questa operazione è esaurito. Attendi dieci minuti e riprova.',
  'error.cannotChangePinned':
    'Il portale non è riuscito a fissare la voce o a sbloccarla. Riprova tra un momento.',
  'error.invalid': 'Il portale non l’ha accettato. Controlla i dati inseriti e riprova.',
  'error.methodMissing': 'Questo portale non può ancora farlo. Chiedi all’amministratore di aggiornarlo.',
  'error.network': 'La connessione è stata interrotta. Controlla la rete e riprova.',
  'error.noScope':
    'All’applicazione manca un’autorizzazione per questo. Chiedi all’amministratore di reinstallare Traccia.',
  'error.notFound':
    'Il portale non ha trovato l’elemento. Nel frattempo potrebbe essere stato eliminato; ricarica la tab.',
  'error.ownerNotFound': 'Il portale non conosce questa scheda. Potrebbe essere stata eliminata.',
  'error.pinLimit':
    'Tutti i posti per le voci fissate di questa scheda sono occupati. Sblocca prima una voce.',
  'error.plan': 'Il piano del portale non include le applicazioni. Rivolgiti all’amministratore.',
  'error.portalDown': 'Il portale ha un guasto interno. Riprova tra qualche minuto.',
  'error.rateLimit': 'Al momento il portale riceve troppe richieste. Attendi qualche secondo e riprova.',
  'error.refused':
    'Il portale ha rifiutato. Di solito significa che puoi leggere questa scheda ma non modificarla.',
  'error.removingDisabled':
    'Questa voce è stata scritta da un’altra applicazione o da un webhook, quindi il portale non la eliminerà.',
  'error.timeout': 'Il portale non ha risposto in tempo. Controlla se la modifica c’è, poi riprova.',
  'error.unknown':
    'Il portale ha rifiutato per un motivo che non ha spiegato. Riprova; se succede di nuovo, avvisa l’amministratore.',
  'error.unreadable': 'Impossibile leggere la risposta del portale. Riprova tra un momento.',
}
