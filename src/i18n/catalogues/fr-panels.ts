import type { PanelCatalogue } from '../catalogue.ts'

export const fr: PanelCatalogue = {
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
}
