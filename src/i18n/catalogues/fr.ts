import type { FirstCatalogue } from '../catalogue.ts'

export const loadPanels = () => import('./fr-panels.ts').then(({ panels }) => panels)

export const first: FirstCatalogue = {
  'app.name': 'Traces',

  'state.empty.title': 'Rien pour l’instant',
  'state.empty.text': 'Ce que les agents et les intégrations font avec cette fiche apparaîtra ici.',
  'state.empty.write': 'Écrire la première entrée',
  'state.failed.title': 'Impossible de charger les traces',
  'state.reload': 'Recharger',
  'state.retry': 'Réessayer',
  'state.next': 'Nouvel essai dans {count} s',

  'head.total': { one: '{count} entrée', other: '{count} entrées' },
  'head.count': '{count}',
  'head.order': 'Ordre',
  'head.newest': 'Plus récentes d’abord',
  'head.oldest': 'Plus anciennes d’abord',
  'head.new': 'Nouvelle entrée',
  'head.theme.light': 'Thème clair',
  'head.theme.dark': 'Thème sombre',
  'head.theme.auto': 'Thème de l’appareil',
  'head.keys': 'Raccourcis clavier',
  'head.reader':
    'Vous pouvez lire cette fiche mais pas la modifier : vous ne pouvez donc ni écrire, ni épingler, ni associer d’entrées, ni écrire de notes.',

  'feed.label': 'Entrées de Traces',
  'feed.next': 'Afficher les {count} suivantes',
  'feed.shown': '{shown} sur {total}',
  'feed.end': { one: 'C’est tout : {count} entrée', other: 'C’est tout : {count} entrées' },
  'feed.endBound': { one: ', dont {count} d’une autre fiche', other: ', dont {count} d’autres fiches' },
  'feed.boundUnlisted': 'Ce portail ne peut pas lister les entrées associées depuis d’autres fiches.',
  'feed.stuck': 'Le portail ne transmet pas les entrées restantes.',
  'feed.loadingNext': 'Chargement d’autres entrées…',
  'feed.nextFailed': 'Impossible de charger les entrées suivantes.',
  'feed.new': { one: '{count} nouvelle entrée', other: '{count} nouvelles entrées' },
  'feed.added': {
    one: '{count} entrée ajoutée en haut',
    other: '{count} entrées ajoutées en haut',
  },

  'look.now': 'Vérifier les changements',
  'look.changed': { one: '{count} entrée modifiée', other: '{count} entrées modifiées' },
  'look.same': 'Rien n’a changé dans les entrées affichées',

  'entry.untitled': 'Entrée sans titre',
  'entry.authorGone': 'Ancien utilisateur {id}',
  'entry.more': 'Afficher tout le texte',
  'entry.less': 'Afficher moins',
  'entry.actions': 'Actions pour « {title} »',
  'entry.moreActions': 'Autres actions',
  'entry.copyLink': 'Copier le lien',
  'entry.copyText': 'Copier le texte',
  'entry.copySource': 'Copier le texte source',
  'entry.asWritten': 'Afficher tel quel',
  'entry.formatted': 'Afficher mis en forme',
  'entry.offCard':
    'Cette entrée n’est plus dans cette fiche. Associez-la de nouveau ici pour l’épingler ou écrire une note.',
  'entry.vanished': 'Cette entrée n’existe plus : quelqu’un l’a supprimée.',
  'entry.working': 'En cours…',
  'entry.slow':
    'Le portail n’a pas encore répondu. Les tentatives continuent : vous pouvez poursuivre, mais gardez cette fiche ouverte jusque-là.',

  'glyph.bot': 'Agent',
  'glyph.ok': 'Réussite',
  'glyph.warn': 'Attention',
  'glyph.bad': 'Échec',
  'glyph.neutral': 'Entrée',

  'pins.title': 'Entrées épinglées',
  'pins.known': {
    one: '{count} épinglée avec Traces',
    other: '{count} épinglées avec Traces',
  },
  'pins.slots': {
    one: 'Emplacements occupés connus : {count} sur {most} au plus',
    other: 'Emplacements occupés connus : {count} sur {most} au plus',
  },
  'pins.found': 'Sans Traces : {count}',
  'pins.private':
    'Cette liste n’est visible que par vous : il manque à l’application le droit d’en tenir une partagée. Demandez à votre administrateur de réinstaller Traces.',
  'pins.pin': 'Épingler',
  'pins.unpin': 'Détacher',
  'pins.pinned': 'Épinglée',
  'pins.unpinned': 'Détachée',
  'pins.unpinUnknown': 'Détacher, si un agent l’a épinglée',
  'pins.unknown': 'Le portail n’indique pas ce que les agents ont épinglé.',
  'pins.notEditor': 'Seules les personnes qui peuvent modifier cette fiche peuvent épingler.',

  'note.add': 'Ajouter une note',
  'note.edit': 'Modifier la note',
  'note.labelOf': 'Note sur « {title} »',
  'note.saved': 'Note enregistrée',
  'note.close': 'Fermer',
  'note.delete': 'Supprimer la note',
  'note.deleted': 'Note supprimée',
  'note.shared': {
    one: 'visible aussi dans {count} autre fiche',
    other: 'visible aussi dans {count} autres fiches',
  },
  'note.draft': 'Votre note non enregistrée a été conservée.',
  'note.failed': 'Impossible de lire la note.',
  'note.conflict.merge': 'Continuer à écrire',
  'note.notEditor': 'Seules les personnes qui peuvent modifier cette fiche peuvent écrire des notes.',

  'bindings.label': 'Fiches où cette entrée apparaît',
  'bindings.bind': 'Associer à une fiche',
  'bindings.home': 'La fiche où cette entrée a été écrite',
  'bindings.unbind': 'Dissocier de « {title} »',
  'bindings.unbound': 'Entrée dissociée de « {title} »',
  'bindings.failed': 'Impossible de lire les fiches de cette entrée.',
  'bindings.none': 'Plus aucune fiche n’affiche cette entrée.',
  'bindings.hidden': 'pas d’accès',
  'bindings.here.from': 'Origine : {title}',
  'bindings.notEditor':
    'Seules les personnes qui peuvent modifier les deux fiches peuvent associer et dissocier des entrées.',
  'bindings.other': 'Autre ({type})',

  'type.1': 'Prospect',
  'type.2': 'Transaction',
  'type.3': 'Contact',
  'type.4': 'Entreprise',
  'type.7': 'Devis',
  'type.14': 'Commande',
  'type.31': 'Facture',
  'type.smart': 'Processus intelligent',
  'type.activity': 'Activité',

  'compose.notEditor': 'Seules les personnes qui peuvent modifier cette fiche peuvent écrire des entrées.',
  'compose.draft': 'Votre entrée non envoyée a été conservée.',

  'delete.action': 'Supprimer',
  'delete.done': 'Entrée supprimée',
  'delete.notEditor': 'Seules les personnes qui peuvent modifier cette fiche peuvent supprimer des entrées.',

  'day.today': 'Aujourd’hui',
  'day.yesterday': 'Hier',
  'day.unknown': 'Sans date',

  'error.accessDenied':
    'Vos droits dans le portail ne suffisent pas pour cela. Adressez-vous à la personne responsable de la fiche ou à votre administrateur.',
  'error.appAccess':
    'Le portail ne vous autorise pas à utiliser cette application. Adressez-vous à votre administrateur.',
  'error.authLost': 'Votre session dans le portail est terminée. Rechargez la fiche.',
  'error.budget':
    'Le temps que le portail accorde à cette action est épuisé. Attendez dix minutes, puis réessayez.',
  'error.cannotChangePinned': 'Le portail n’a pas pu enregistrer l’épingle. Réessayez dans un instant.',
  'error.invalid': 'Le portail n’a pas accepté cela. Vérifiez votre saisie, puis réessayez.',
  'error.methodMissing':
    'Ce portail ne sait pas encore le faire. Demandez à votre administrateur de le mettre à jour.',
  'error.network': 'La connexion a été perdue. Vérifiez votre réseau, puis réessayez.',
  'error.noScope':
    'Il manque à l’application une autorisation pour cela. Demandez à votre administrateur de réinstaller Traces.',
  'error.notFound':
    'Le portail n’a rien trouvé. L’élément a peut-être été supprimé entre-temps ; rechargez l’onglet.',
  'error.ownerNotFound': 'Le portail ne connaît pas cette fiche. Elle a peut-être été supprimée.',
  'error.pinLimit':
    'Tous les emplacements d’épingle de cette fiche sont occupés. Détachez d’abord une entrée.',
  'error.plan': 'L’offre du portail ne comprend pas les applications. Adressez-vous à votre administrateur.',
  'error.portalDown': 'Le portail est lui-même en panne. Réessayez dans quelques minutes.',
  'error.rateLimit':
    'Le portail reçoit trop de requêtes en ce moment. Attendez quelques secondes, puis réessayez.',
  'error.refused':
    'Le portail a refusé. En général, cela signifie que vous pouvez lire cette fiche mais pas la modifier.',
  'error.removingDisabled':
    'Cette entrée a été écrite par une autre application ou par un webhook ; le portail ne la supprimera donc pas.',
  'error.timeout':
    'Le portail n’a pas répondu à temps. Vérifiez si la modification est bien là, puis réessayez.',
  'error.unknown':
    'Le portail a refusé pour une raison qu’il n’a pas expliquée. Réessayez ; si cela se reproduit, prévenez votre administrateur.',
  'error.unreadable': 'La réponse du portail est illisible. Réessayez dans un instant.',
}
