import type { FirstCatalogue } from '../catalogue.ts'

export const loadPanels = () => import('./pl-panels.ts').then(({ panels }) => panels)

export const first: FirstCatalogue = {
  'app.name': 'Ślad',
  'app.tagline': 'Co agenci i integracje zrobili w tym elemencie CRM',

  'state.outside.title': '„Ślad” działa wewnątrz Bitrix24',
  'state.outside.text': 'Otwórz w portalu deal, lead, kontakt lub firmę i wybierz zakładkę „Ślad”.',
  'state.silent.title': 'Portal nie odpowiada',
  'state.silent.text':
    'Strona, na której znajduje się ta zakładka, nie odpowiedziała. Odśwież zakładkę. Jeśli to nie pomoże, odśwież cały formularz.',
  'state.placement.title': '„Ślad” nie działa w tym miejscu',
  'state.placement.text':
    '„Ślad” działa w formularzach elementów CRM. Poproś administratora o dodanie zakładki do tego typu elementów w ustawieniach aplikacji.',
  'state.card.title': 'Ten element nie jest jeszcze zapisany',
  'state.card.text': 'Portal nie podał, który to element. Zapisz go i otwórz zakładkę ponownie.',
  'state.access.title': 'Nie masz dostępu do tego elementu',
  'state.access.text': 'Poproś osobę odpowiedzialną lub administratora o dostęp do odczytu.',
  'state.empty.title': 'Jeszcze nic tu nie ma',
  'state.empty.text':
    'Tutaj pojawi się to, co agenci i integracje zrobią z tym elementem. Pierwszy wpis możesz dodać samodzielnie.',
  'state.failed.title': 'Nie udało się wczytać wpisów',
  'state.crash.title': 'W aplikacji „Ślad” wystąpił błąd',
  'state.crash.text': 'Wpisany tekst jest zachowany. Aby kontynuować, odśwież zakładkę.',
  'state.reload': 'Odśwież',
  'state.retry': 'Spróbuj ponownie',

  'head.total': {
    one: '{count} wpis',
    few: '{count} wpisy',
    many: '{count} wpisów',
    other: '{count} wpisu',
  },
  'head.count': '{count}',
  'head.order': 'Kolejność',
  'head.newest': 'Od najnowszych',
  'head.oldest': 'Od najstarszych',
  'head.new': 'Nowy wpis',
  'head.theme.light': 'Jasny motyw',
  'head.theme.dark': 'Ciemny motyw',
  'head.theme.auto': 'Motyw urządzenia',
  'head.keys': 'Skróty klawiszowe',
  'head.reader':
    'Możesz czytać ten element, ale nie możesz go zmieniać, dlatego przypinanie, notatki i powiązania są dla Ciebie niedostępne.',

  'feed.label': 'Wpisy',
  'feed.next': 'Pokaż kolejne: {count}',
  'feed.shown': '{shown} z {total}',
  'feed.end': {
    one: 'To już wszystko: {count} wpis',
    few: 'To już wszystko: {count} wpisy',
    many: 'To już wszystko: {count} wpisów',
    other: 'To już wszystko: {count} wpisu',
  },
  'feed.endBound': {
    one: ', w tym z innych elementów: {count}',
    few: ', w tym z innych elementów: {count}',
    many: ', w tym z innych elementów: {count}',
    other: ', w tym z innych elementów: {count}',
  },
  'feed.boundUnlisted': 'Ten portal nie podaje listy wpisów powiązanych z innych elementów.',
  'feed.stuck': 'Portal nie udostępnia pozostałych wpisów.',
  'feed.loadingNext': 'Wczytywanie kolejnych wpisów…',
  'feed.nextFailed': 'Nie udało się wczytać kolejnych wpisów.',
  'feed.new': {
    one: '{count} nowy wpis',
    few: '{count} nowe wpisy',
    many: '{count} nowych wpisów',
    other: '{count} nowego wpisu',
  },
  'feed.added': {
    one: 'Na górze dodano {count} wpis',
    few: 'Na górze dodano {count} wpisy',
    many: 'Na górze dodano {count} wpisów',
    other: 'Na górze dodano {count} wpisu',
  },
  'feed.linkedLooking': 'Szukamy wpisu z linku: wczytano {done} z {all}',
  'feed.stop': 'Zatrzymaj',
  'feed.linkedShow': 'Pokaż na liście',

  'look.now': 'Sprawdź zmiany',
  'look.changed': {
    one: 'Zmienił się {count} wpis',
    few: 'Zmieniły się {count} wpisy',
    many: 'Zmieniło się {count} wpisów',
    other: 'Zmieniło się {count} wpisu',
  },
  'look.same': 'We wpisach na ekranie nic się nie zmieniło',

  'entry.untitled': 'Wpis bez tytułu',
  'entry.authorGone': 'Były użytkownik {id}',
  'entry.more': 'Pokaż cały tekst',
  'entry.less': 'Zwiń',
  'entry.actions': 'Akcje dla wpisu „{title}”',
  'entry.moreActions': 'Więcej akcji',
  'entry.copyLink': 'Kopiuj link',
  'entry.linkCopied': 'Link skopiowany',
  'entry.linkNotCopied': 'Przeglądarka nie pozwoliła skopiować linku. Oto on:',
  'entry.copyText': 'Kopiuj tekst',
  'entry.textCopied': 'Tekst skopiowany',
  'entry.offCard':
    'Tego wpisu nie ma już w tym elemencie. Aby go przypiąć lub napisać notatkę, trzeba go ponownie powiązać.',
  'entry.vanished': 'Tego wpisu już nie ma: ktoś go usunął.',
  'entry.working': 'Proszę czekać…',

  'glyph.bot': 'Agent',
  'glyph.ok': 'Sukces',
  'glyph.warn': 'Uwaga',
  'glyph.bad': 'Niepowodzenie',
  'glyph.neutral': 'Wpis',

  'pins.title': 'Przypięte wpisy',
  'pins.known': {
    one: '{count} przypięty przez „Ślad”',
    few: '{count} przypięte przez „Ślad”',
    many: '{count} przypiętych przez „Ślad”',
    other: '{count} przypiętego przez „Ślad”',
  },
  'pins.slots': {
    one: 'Na pewno zajęte jest {count} miejsce z najwyżej {most}',
    few: 'Na pewno zajęte są {count} miejsca z najwyżej {most}',
    many: 'Na pewno zajętych jest {count} miejsc z najwyżej {most}',
    other: 'Na pewno zajęte jest {count} miejsca z najwyżej {most}',
  },
  'pins.private':
    'Tę listę widzisz tylko Ty: aplikacja nie ma uprawnienia do wspólnej listy. Poproś administratora o ponowne zainstalowanie aplikacji „Ślad”.',
  'pins.pin': 'Przypnij',
  'pins.unpin': 'Odepnij',
  'pins.pinned': 'Przypięto',
  'pins.unpinned': 'Odpięto',
  'pins.unpinUnknown': 'Odepnij, jeśli przypiął go agent',
  'pins.unknown': 'Portal nie podaje, co przypięli agenci.',
  'pins.unwritten':
    'Wpis jest przypięty, ale nie udało się dodać go do listy, więc inni jeszcze tego nie widzą.',
  'pins.unstruck':
    'Wpis jest odpięty, ale nie udało się usunąć go z listy, więc inni nadal widzą go jako przypięty.',
  'pins.close': 'Zamknij',
  'pins.gone': 'Tego wpisu nie ma już w tym elemencie, dlatego usunięto go z listy przypiętych.',
  'pins.notEditor': 'Przypinać mogą tylko osoby, które mogą zmieniać ten element.',

  'note.add': 'Dodaj notatkę',
  'note.edit': 'Zmień notatkę',
  'note.labelOf': 'Notatka do wpisu „{title}”',
  'note.saved': 'Notatka zapisana',
  'note.close': 'Zamknij',
  'note.delete': 'Usuń notatkę',
  'note.deleteAsk': 'Usunąć tę notatkę dla wszystkich?',
  'note.deleteYes': 'Usuń',
  'note.deleteNo': 'Zostaw',
  'note.deleteChanged':
    'Ktoś w międzyczasie zmienił tę notatkę, dlatego jej nie usunięto. Najpierw przeczytaj ją ponownie.',
  'note.deleted': 'Notatka usunięta',
  'note.shared': {
    one: 'widoczna też w {count} innym elemencie',
    few: 'widoczna też w {count} innych elementach',
    many: 'widoczna też w {count} innych elementach',
    other: 'widoczna też w {count} innego elementu',
  },
  'note.draft': 'Niezapisana notatka została zachowana.',
  'note.failed': 'Nie udało się odczytać notatki.',
  'note.conflict.title': 'Ktoś zmienił tę notatkę w trakcie pisania',
  'note.conflict.merge': 'Pisz dalej',
  'note.notEditor': 'Notatki mogą pisać tylko osoby, które mogą zmieniać ten element.',

  'bindings.label': 'Elementy, w których widać ten wpis',
  'bindings.bind': 'Powiąż z elementem CRM',
  'bindings.home': 'Element, w którym utworzono wpis',
  'bindings.unbind': 'Odłącz: {title}',
  'bindings.unbound': 'Odłączono: {title}',
  'bindings.failed': 'Nie udało się odczytać, z którymi elementami powiązany jest wpis.',
  'bindings.none': 'Tego wpisu nie widać już w żadnym elemencie.',
  'bindings.hidden': 'brak dostępu',
  'bindings.notTaken':
    'Ten portal nie pozwala aplikacjom ani wiązać wpisów z elementami tego typu, ani ich odłączać.',
  'bindings.denied':
    'Portal na to nie pozwolił. Zwykle oznacza to, że nie możesz zmieniać elementu „{title}”. Zwróć się do osoby odpowiedzialnej za ten element lub do administratora.',
  'bindings.notBound': 'Nie powiązano: {title}. {reason}',
  'bindings.close': 'Zamknij',
  'bindings.here.title': {
    one: 'Z innych elementów powiązano tutaj: {count} wpis',
    few: 'Z innych elementów powiązano tutaj: {count} wpisy',
    many: 'Z innych elementów powiązano tutaj: {count} wpisów',
    other: 'Z innych elementów powiązano tutaj: {count} wpisu',
  },
  'bindings.here.from': 'Skąd: {title}',
  'bindings.here.left': 'Tego wpisu nie widać już w tym elemencie.',
  'bindings.here.none': 'Nie ma tu już wpisów z innych elementów.',
  'bindings.notEditor': 'Wiązać i odłączać wpisy mogą tylko osoby, które mogą zmieniać oba elementy.',
  'bindings.other': 'Inne ({type})',

  'type.1': 'Lead',
  'type.2': 'Deal',
  'type.3': 'Kontakt',
  'type.4': 'Firma',
  'type.7': 'Oferta',
  'type.14': 'Zamówienie',
  'type.31': 'Faktura',
  'type.smart': 'Inteligentny skrypt',
  'type.activity': 'Aktywność',

  'compose.draft': 'Niewysłany wpis został zachowany.',

  'delete.action': 'Usuń',
  'delete.done': 'Wpis usunięty',
  'delete.notEditor': 'Wpisy mogą usuwać tylko osoby, które mogą zmieniać ten element.',

  'keys.close': 'Zamknij',

  'day.today': 'Dzisiaj',
  'day.yesterday': 'Wczoraj',
  'day.unknown': 'Bez daty',

  'error.accessDenied':
    'Twoje uprawnienia w portalu na to nie pozwalają. Zwróć się do osoby odpowiedzialnej za element lub do administratora.',
  'error.appAccess': 'Portal nie pozwala Ci korzystać z tej aplikacji. Zwróć się do administratora.',
  'error.authLost': 'Twoja sesja w portalu wygasła. Odśwież formularz.',
  'error.budget':
    'Limit czasu portalu na tę operację został wyczerpany. Poczekaj dziesięć minut i spróbuj ponownie.',
  'error.cannotChangePinned': 'Portal nie mógł zapisać przypięcia. Spróbuj ponownie za chwilę.',
  'error.invalid': 'Portal tego nie przyjął. Sprawdź wprowadzone dane i spróbuj ponownie.',
  'error.methodMissing': 'Ten portal jeszcze tego nie potrafi. Poproś administratora o aktualizację.',
  'error.network': 'Połączenie zostało przerwane. Sprawdź sieć i spróbuj ponownie.',
  'error.noScope':
    'Aplikacja nie ma potrzebnego uprawnienia. Poproś administratora o ponowne zainstalowanie aplikacji „Ślad”.',
  'error.notFound': 'Portal tego nie znalazł. Być może zostało to już usunięte; odśwież zakładkę.',
  'error.ownerNotFound': 'Portal nie zna tego elementu. Być może został usunięty.',
  'error.pinLimit': 'Wszystkie miejsca na przypięte wpisy w tym elemencie są zajęte. Najpierw coś odepnij.',
  'error.plan': 'Plan portalu nie obejmuje aplikacji. Zwróć się do administratora.',
  'error.portalDown': 'W portalu wystąpił błąd wewnętrzny. Spróbuj ponownie za kilka minut.',
  'error.rateLimit': 'Portal otrzymuje teraz zbyt wiele żądań. Poczekaj kilka sekund i spróbuj ponownie.',
  'error.refused':
    'Portal odmówił. Zwykle oznacza to, że możesz czytać ten element, ale nie możesz go zmieniać.',
  'error.removingDisabled': 'Ten wpis utworzyła inna aplikacja lub webhook, dlatego portal go nie usunie.',
  'error.timeout':
    'Portal nie odpowiedział na czas. Sprawdź, czy zmiana została zapisana, i spróbuj ponownie.',
  'error.unknown':
    'Portal odmówił, nie podając przyczyny. Spróbuj ponownie, a jeśli to się powtórzy, powiadom administratora.',
  'error.unreadable': 'Nie udało się odczytać odpowiedzi portalu. Spróbuj ponownie za chwilę.',
}
