import type { PanelCatalogue } from '../catalogue.ts'

export const panels: PanelCatalogue = {
  'feed.linked': 'L’entrée de votre lien',
  'feed.linkedGone': 'L’entrée de votre lien n’existe plus.',
  'feed.closeLinked': 'Fermer l’entrée du lien',
  'feed.linkedLooking': 'Recherche de l’entrée de votre lien : {done} entrées chargées sur {all}',
  'feed.stop': 'Arrêter',
  'feed.linkedShow': 'La montrer dans la liste',

  'pins.unwritten':
    'L’entrée est épinglée, mais cela n’a pas pu être inscrit dans la liste : les autres ne le voient pas encore.',
  'pins.unstruck':
    'L’entrée est détachée, mais elle n’a pas pu être retirée de la liste : les autres la voient encore épinglée.',
  'pins.close': 'Fermer',
  'pins.gone': 'Cette entrée n’est plus dans cette fiche ; son épingle a donc été retirée de la liste.',
  'pins.full.title': 'Tous les emplacements d’épingle de cette fiche sont occupés',
  'pins.full.text': 'Épingler cette entrée à la place de :',
  'pins.full.replace': 'Remplacer',
  'pins.outside': 'épinglée sans Traces',
  'pins.full.outside':
    'Les entrées épinglées sans Traces ne figurent pas dans cette liste. Traces peut les chercher sans rien changer.',
  'pins.full.find': 'Les chercher',
  'pins.full.checked': 'Entrées vérifiées : {done} sur {all}',
  'pins.full.stop': 'Arrêter',
  'pins.full.freed': 'Détachée : « {title} »',
  'pins.full.undo': 'Annuler',
  'pins.full.lost': '« {title} » n’est peut-être plus épinglée.',
  'pins.full.mended': '« {title} » a été détachée un instant et est de nouveau épinglée.',
  'pins.full.still': 'Tous les emplacements sont encore occupés.',
  'pins.full.again': 'Épingler cette entrée',

  'bindings.here.title': {
    one: '{count} entrée d’une autre fiche associée ici',
    other: '{count} entrées d’autres fiches associées ici',
  },
  'bindings.here.left': 'L’entrée n’apparaît plus dans cette fiche.',
  'bindings.here.none': 'Plus aucune entrée d’une autre fiche n’est associée ici.',
  'bindings.notTaken':
    'Ce portail ne permet pas aux applications d’associer des entrées à ce type de fiche ni de les en dissocier.',
  'bindings.denied':
    'Le portail ne l’a pas permis. En général, cela signifie que vous ne pouvez pas modifier « {title} ». Adressez-vous à la personne responsable de cette fiche ou à votre administrateur.',
  'bindings.notBound': 'Pas d’association à « {title} ». {reason}',
  'bindings.close': 'Fermer',
  'bindings.bound': 'Entrée associée à « {title} »',
  'bindings.ask': 'Retirer cette entrée de « {title} » ?',
  'bindings.askHome':
    'L’entrée a été écrite dans cette fiche. Elle y restera dans la liste de Traces, mais la chronologie de la fiche ne l’affichera plus, et elle ne pourra plus y être épinglée ni recevoir de note.',
  'bindings.askLast':
    'C’est la dernière fiche qui affiche cette entrée. Sans elle, plus aucune chronologie ne l’affichera.',
  'bindings.yes': 'Dissocier',
  'bindings.no': 'Garder',
  'bindings.where': 'Associer à',
  'bindings.allKinds': 'Tous les types',
  'bindings.search': 'Chercher par nom ou par numéro',
  'bindings.searchHint': 'Aussi par e-mail, téléphone ou l’adresse d’une fiche',
  'bindings.searching': 'Recherche…',
  'bindings.nothing': 'Aucun résultat',
  'bindings.searchFailed': 'La recherche n’a pas abouti.',
  'bindings.picker': 'Choisir dans Bitrix24…',
  'bindings.isBound': 'déjà associée',
  'bindings.already': 'L’entrée est déjà associée à « {title} ».',
  'bindings.notListed':
    'L’entrée est associée à « {title} », mais cela n’a pas pu être inscrit pour les traces de cette fiche : elles ne l’afficheront donc pas.',
  'bindings.list': 'Inscrire',
  'bindings.pickerFailed': 'Le sélecteur de Bitrix24 ne s’est pas ouvert. Cherchez plutôt ici.',
  'bindings.pickerSilent': 'La fenêtre de Bitrix24 ne s’est pas ouverte ? Cherchez plutôt ici.',

  'compose.title': 'Nouvelle entrée',
  'compose.field.title': 'Titre',
  'compose.field.text': 'Texte',
  'compose.field.icon': 'Icône',
  'compose.noIcon': 'Sans icône',
  'compose.titleMissing': 'Donnez un titre à l’entrée.',
  'compose.textMissing': 'Écrivez le texte de l’entrée.',
  'compose.toolbar': 'Style du texte',
  'compose.bold': 'Gras',
  'compose.italic': 'Italique',
  'compose.underline': 'Souligné',
  'compose.strike': 'Barré',
  'compose.list': 'Liste',
  'compose.quote': 'Citation',
  'compose.code': 'Code',
  'compose.link': 'Lien',
  'compose.preview': 'Aperçu',
  'compose.here': 'Ici',
  'compose.native': 'Dans la chronologie de Bitrix24',
  'compose.nativeHint':
    'La chronologie de la fiche affiche une seule ligne et laisse les balises telles quelles.',
  'compose.send': 'Écrire l’entrée',
  'compose.cancel': 'Annuler',
  'compose.discard': 'Abandonner le brouillon',
  'compose.done': 'Entrée écrite',
  'compose.unsure':
    'Le portail n’a pas répondu et l’entrée n’a pas encore été trouvée. Votre brouillon est conservé. Un nouvel envoi vérifie d’abord si elle est arrivée.',
  'compose.again': 'Vérifier et renvoyer',
  'compose.adminOnly': 'Ce portail réserve l’écriture des entrées aux administrateurs.',
  'compose.final': 'Une entrée ne peut plus être modifiée ensuite.',
  'compose.keys': '{keys} écrit l’entrée, Échap ferme et garde le brouillon.',
  'compose.iconsFailed': 'Impossible de charger les icônes.',
  'compose.previewEmpty': 'Ce que vous écrivez apparaît ici.',
  'compose.slow': 'Le portail prend son temps. Votre brouillon est conservé quoi qu’il arrive.',
  'compose.stop': 'Ne plus attendre',
  'compose.stopped': 'La réponse est encore en suspens. Si l’entrée arrive, elle apparaîtra dans les traces.',
  'compose.open':
    'Le portail n’a pas répondu à temps et travaille peut-être encore ; rien n’est donc envoyé deux fois. Votre brouillon est conservé. Vérifiez de nouveau dans une minute.',
  'compose.arrived':
    'L’entrée est arrivée telle que vous l’aviez d’abord envoyée. Ce que vous avez modifié depuis est conservé ici dans un nouveau brouillon.',
  'compose.elsewhere':
    'Ce brouillon a entre-temps été envoyé, modifié ou abandonné, peut-être dans un autre onglet. Rien n’a été envoyé d’ici.',
  'compose.discarded': 'Brouillon abandonné',
  'compose.undo': 'Le récupérer',

  'delete.ask': 'Supprimer cette entrée pour tout le monde ?',
  'delete.who':
    'Dans Bitrix24, seule l’application qui a écrit une entrée peut la supprimer. Les entrées d’autres applications et de webhooks restent.',
  'delete.yes': 'Supprimer l’entrée',
  'delete.no': 'Garder',
  'delete.removingDisabled':
    'Cette entrée a été écrite par une autre application ou par un webhook ; le portail ne la supprimera donc pas.',
  'delete.adminOnly': 'Ce portail réserve la suppression des entrées aux administrateurs.',

  'keys.close': 'Fermer',
  'keys.letters': 'Touches de lettres',
  'keys.save': 'Ctrl+Entrée',
  'keys.title': 'Raccourcis clavier',
  'keys.next': 'Entrée suivante',
  'keys.previous': 'Entrée précédente',
  'keys.leave': 'Quitter la liste',
  'keys.pin': 'Épingler ou détacher',
  'keys.note': 'Écrire une note',
  'keys.bind': 'Associer à une fiche',
  'keys.copy': 'Copier le lien',
  'keys.help': 'Afficher cette liste',

  'frame.silent':
    'Rien ne s’est ouvert ? Le portail ne répond pas. Ouvrez la page dans une nouvelle fenêtre :',

  'install.title': 'Traces dans votre portail',
  'install.intro': 'Choisissez les fiches qui reçoivent l’onglet « Traces ».',
  'install.loading': 'Lecture de la configuration…',
  'install.unread.title': 'Impossible de lire la configuration',
  'install.unread.text':
    'Ce que vous voyez n’est peut-être plus à jour : le portail n’a pas indiqué l’état actuel.',
  'install.cards': 'Fiches',
  'install.smart': 'Processus intelligents',
  'install.noSmart': 'Ce portail n’a pas de processus intelligents.',
  'install.tab.on': 'L’onglet est activé',
  'install.tab.off': 'L’onglet est désactivé',
  'install.tab.willOn': 'L’onglet sera activé',
  'install.tab.willOff': 'L’onglet sera désactivé',
  'install.tab.stale': 'L’onglet mène à une ancienne adresse et sera réparé',
  'install.tab.double': 'L’onglet est présent deux fois et sera réparé',
  'install.tab.untitled': 'L’onglet n’a pas de titre dans certaines langues et sera réparé',
  'install.ledger': 'Liste partagée des épingles et des associations',
  'install.ledger.there':
    'Toutes les personnes qui utilisent Traces voient les mêmes épingles et associations.',
  'install.ledger.missing': 'Elle n’existe pas encore. Le bouton ci-dessous la crée.',
  'install.ledger.unknown':
    'Le portail n’a pas indiqué si elle existe. Si elle manque, le bouton ci-dessous la crée.',
  'install.ledger.denied':
    'Il manque à l’application l’autorisation « entity » : chacun ne voit que ses propres épingles et associations. Ajoutez l’autorisation dans les paramètres de l’application, puis revenez. Traces fonctionne aussi sans elle.',
  'install.address': 'Adresse de l’onglet : {url}',
  'install.finish': 'Installer',
  'install.save': 'Enregistrer',
  'install.repair': 'Réparer',
  'install.noneOn': 'Aucune fiche n’est activée : personne ne verra l’onglet.',
  'install.working': 'Configuration : {done} sur {all}',
  'install.stop': 'Arrêter',
  'install.stopped':
    'Configuration arrêtée. Ce qui est déjà fait reste, et vous pouvez continuer à tout moment.',
  'install.nothing': 'Rien à faire : tout est comme vous l’avez choisi.',
  'install.done': 'Traces est configuré.',
  'install.next': 'Traces est installé',
  'install.next.look': 'Ouvrez une fiche : l’onglet Traces se trouve à côté des autres ou sous « Plus ».',
  'install.next.manager':
    'Demandez à un collègue non administrateur d’ouvrir la même fiche. Si l’onglet y manque, vérifiez dans les paramètres de l’application du portail qui peut l’utiliser.',
  'install.next.write':
    'Laissez un agent ou une intégration écrire la première entrée, ou écrivez-en une vous-même.',
  'install.partly': 'Traces est configuré, mais il manque : {steps}',
  'install.failedAt': 'Cette étape n’a pas abouti : {step}',
  'install.goOn': 'Continuer avec le reste',
  'install.finishWithout': 'Terminer sans elle',
  'install.step.bind': 'activer l’onglet dans « {name} »',
  'install.step.unbind': 'retirer l’onglet de « {name} »',
  'install.step.repair': 'retirer l’ancien onglet de « {name} »',
  'install.step.ledger': 'créer la liste partagée des épingles et des associations',
  'install.why.address':
    'Le portail n’accepte pas l’adresse de cette page. Elle doit être accessible depuis Internet en https.',
  'install.why.refused': 'Le portail a refusé sans donner de raison.',
  'install.why.rights': 'Seul un administrateur du portail peut le faire.',
  'install.notAdmin.title': 'Traces n’est pas encore configuré',
  'install.notAdmin.text':
    'Seul un administrateur du portail peut choisir où l’onglet apparaît. Demandez au vôtre d’ouvrir Traces dans le menu.',
  'install.ready.title': 'Traces est en service',
  'install.ready.text':
    'Traces montre ce que les agents et les intégrations ont fait dans une fiche. Ouvrez une transaction, un prospect, un contact, une entreprise, un devis ou une facture, puis choisissez l’onglet « Traces ».',

  'note.deleteAsk': 'Supprimer cette note pour tout le monde ?',
  'note.deleteYes': 'Supprimer',
  'note.deleteNo': 'Garder',
  'note.deleteChanged':
    '{name} a modifié cette note entre-temps ; elle n’a donc pas été supprimée. Relisez-la d’abord.',
  'note.conflict.title': 'Quelqu’un a modifié cette note pendant que vous écriviez',
  'note.conflict.titleBy': '{name} a modifié cette note pendant que vous écriviez',
  'note.hint': '{keys} enregistre, Échap ferme et garde ce que vous avez écrit',
  'note.save': 'Enregistrer la note',
  'note.discard': 'Abandonner le brouillon',
  'note.empty': 'Une note ne peut pas être vide. Pour l’enlever, supprimez-la.',
  'note.conflict.theirs': 'Version actuelle',
  'note.conflict.yours': 'Votre version',
  'note.conflict.deleted': 'La note a été supprimée.',
  'note.conflict.overwrite': 'Enregistrer la mienne',
  'note.conflict.take': 'Garder l’autre',

  'state.outside.title': 'Traces fonctionne dans Bitrix24',
  'state.outside.text':
    'Ouvrez une transaction, un prospect, un contact ou une entreprise dans votre portail, puis choisissez l’onglet « Traces ».',
  'state.silent.title': 'Le portail ne répond pas',
  'state.silent.text':
    'La page qui entoure cet onglet n’a pas répondu. Rechargez l’onglet ; si cela ne suffit pas, rechargez toute la fiche.',
  'state.placement.title': 'Traces ne connaît pas cet emplacement',
  'state.placement.text':
    'Traces fonctionne dans les fiches du CRM. Demandez à votre administrateur de l’ajouter à ce type de fiche dans les paramètres de l’application.',
  'state.card.title': 'Cette fiche n’est pas encore enregistrée',
  'state.card.text':
    'Le portail n’a pas indiqué de quelle fiche il s’agit. Enregistrez la fiche, puis rouvrez cet onglet.',
  'state.access.title': 'Vous n’avez pas accès à cette fiche',
  'state.access.text':
    'Demandez à la personne responsable de la fiche ou à votre administrateur de vous en autoriser la lecture.',
  'state.crash.title': 'Un problème est survenu dans Traces',
  'state.crash.text': 'Ce que vous avez saisi est conservé. Rechargez l’onglet pour continuer.',

  'entry.linkCopied': 'Lien copié',
  'entry.linkNotCopied': 'Le navigateur n’a pas autorisé la copie. Voici le lien :',
  'entry.textCopied': 'Texte copié',
}
