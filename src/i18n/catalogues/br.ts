import type { FirstCatalogue } from '../catalogue.ts'

export const loadPanels = () => import('./br-panels.ts').then(({ panels }) => panels)

export const first: FirstCatalogue = {
  'app.name': 'Trilha',

  'state.empty.title': 'Ainda não há nada aqui',
  'state.empty.text': 'O que agentes e integrações fizerem com este cartão aparecerá aqui.',
  'state.empty.write': 'Escrever a primeira entrada',
  'state.failed.title': 'Não foi possível carregar a trilha',
  'state.reload': 'Recarregar',
  'state.retry': 'Tentar novamente',
  'state.next': 'Nova tentativa em {count} s',

  'head.total': { one: '{count} entrada', other: '{count} entradas' },
  'head.count': '{count}',
  'head.order': 'Ordem',
  'head.newest': 'Mais recentes primeiro',
  'head.oldest': 'Mais antigas primeiro',
  'head.new': 'Nova entrada',
  'head.theme.light': 'Tema claro',
  'head.theme.dark': 'Tema escuro',
  'head.theme.auto': 'Tema do dispositivo',
  'head.keys': 'Atalhos de teclado',
  'head.reader':
    'Você pode ler este cartão, mas não editá-lo; por isso não pode escrever nem fixar entradas, escrever notas nem criar vínculos.',

  'feed.label': 'Entradas da trilha',
  'feed.next': 'Mostrar as próximas {count}',
  'feed.shown': '{shown} de {total}',
  'feed.end': { one: 'Isso é tudo: {count} entrada', other: 'Isso é tudo: {count} entradas' },
  'feed.endBound': { one: ', {count} de outro cartão', other: ', {count} de outros cartões' },
  'feed.boundUnlisted': 'Este portal não pode listar as entradas vinculadas a partir de outros cartões.',
  'feed.stuck': 'O portal não fornece as entradas restantes.',
  'feed.loadingNext': 'Carregando mais entradas…',
  'feed.nextFailed': 'Não foi possível carregar as próximas entradas.',
  'feed.new': { one: '{count} nova entrada', other: '{count} novas entradas' },
  'feed.added': {
    one: '{count} entrada adicionada no topo',
    other: '{count} entradas adicionadas no topo',
  },

  'look.now': 'Procurar mudanças agora',
  'look.changed': { one: '{count} entrada mudou', other: '{count} entradas mudaram' },
  'look.same': 'Nada mudou nas entradas na tela',

  'entry.untitled': 'Entrada sem título',
  'entry.authorGone': 'Ex-usuário {id}',
  'entry.more': 'Mostrar o texto inteiro',
  'entry.less': 'Mostrar menos',
  'entry.actions': 'Ações para “{title}”',
  'entry.moreActions': 'Mais ações',
  'entry.copyLink': 'Copiar link',
  'entry.copyText': 'Copiar texto',
  'entry.copySource': 'Copiar texto original',
  'entry.asWritten': 'Mostrar como foi escrito',
  'entry.formatted': 'Mostrar formatado',
  'entry.offCard':
    'Esta entrada não está mais neste cartão. Vincule-a de novo aqui para fixá-la ou escrever uma nota.',
  'entry.vanished': 'Esta entrada não existe mais: alguém a excluiu.',
  'entry.working': 'Processando…',
  'entry.slow':
    'O portal ainda não respondeu. As tentativas continuam: você pode seguir trabalhando, mas mantenha este cartão aberto até lá.',

  'glyph.bot': 'Agente',
  'glyph.ok': 'Sucesso',
  'glyph.warn': 'Atenção',
  'glyph.bad': 'Falha',
  'glyph.neutral': 'Entrada',

  'pins.title': 'Entradas fixadas',
  'pins.known': { one: '{count} fixada pela Trilha', other: '{count} fixadas pela Trilha' },
  'pins.slots': {
    one: 'Lugares ocupados de que se sabe: {count} de até {most}',
    other: 'Lugares ocupados de que se sabe: {count} de até {most}',
  },
  'pins.found': 'Fora da Trilha: {count}',
  'pins.private':
    'Só você vê esta lista: o aplicativo não tem permissão para uma lista compartilhada. Peça ao administrador que instale a Trilha novamente.',
  'pins.pin': 'Fixar',
  'pins.unpin': 'Desafixar',
  'pins.pinned': 'Fixada',
  'pins.unpinned': 'Desafixada',
  'pins.unpinUnknown': 'Desafixar, se um agente a fixou',
  'pins.unknown': 'O portal não informa o que os agentes fixaram.',
  'pins.notEditor': 'Só quem pode editar este cartão pode fixar entradas.',

  'note.add': 'Adicionar nota',
  'note.edit': 'Editar a nota',
  'note.labelOf': 'Nota sobre “{title}”',
  'note.saved': 'Nota salva',
  'note.close': 'Fechar',
  'note.delete': 'Excluir a nota',
  'note.deleted': 'Nota excluída',
  'note.shared': {
    one: 'visível também em {count} outro cartão',
    other: 'visível também em {count} outros cartões',
  },
  'note.draft': 'Sua nota não salva foi guardada.',
  'note.failed': 'Não foi possível ler a nota.',
  'note.conflict.merge': 'Continuar escrevendo',
  'note.notEditor': 'Só quem pode editar este cartão pode escrever notas.',

  'bindings.label': 'Cartões em que esta entrada aparece',
  'bindings.bind': 'Vincular a um cartão',
  'bindings.home': 'O cartão em que esta entrada foi escrita',
  'bindings.unbind': 'Desvincular de “{title}”',
  'bindings.unbound': 'Entrada desvinculada de “{title}”',
  'bindings.failed': 'Não foi possível ler os cartões desta entrada.',
  'bindings.none': 'Nenhum cartão mostra mais esta entrada.',
  'bindings.hidden': 'sem acesso',
  'bindings.here.from': 'De: {title}',
  'bindings.notEditor': 'Só quem pode editar os dois cartões pode vincular e desvincular entradas.',
  'bindings.other': 'Outro ({type})',

  'type.1': 'Lead',
  'type.2': 'Negócio',
  'type.3': 'Contato',
  'type.4': 'Empresa',
  'type.7': 'Orçamento',
  'type.14': 'Pedido',
  'type.31': 'Fatura',
  'type.smart': 'Processo inteligente',
  'type.activity': 'Atividade',

  'compose.notEditor': 'Só quem pode editar este cartão pode escrever entradas.',
  'compose.draft': 'Sua entrada não enviada foi guardada.',

  'delete.action': 'Excluir',
  'delete.done': 'Entrada excluída',
  'delete.notEditor': 'Só quem pode editar este cartão pode excluir entradas.',

  'day.today': 'Hoje',
  'day.yesterday': 'Ontem',
  'day.unknown': 'Sem data',

  'error.accessDenied':
    'Suas permissões no portal não bastam para isso. Fale com o responsável pelo cartão ou com o administrador.',
  'error.appAccess': 'O portal não permite que você use este aplicativo. Fale com o administrador.',
  'error.authLost': 'Sua sessão no portal terminou. Carregue o cartão novamente.',
  'error.budget':
    'O tempo que o portal reserva para esta ação se esgotou. Espere dez minutos e tente novamente.',
  'error.cannotChangePinned':
    'O portal não conseguiu fixar ou desafixar a entrada. Tente novamente em instantes.',
  'error.invalid': 'O portal não aceitou isso. Verifique o que você inseriu e tente novamente.',
  'error.methodMissing': 'Este portal ainda não consegue fazer isso. Peça ao administrador que o atualize.',
  'error.network': 'A conexão caiu. Verifique a rede e tente novamente.',
  'error.noScope':
    'Falta ao aplicativo uma permissão para isso. Peça ao administrador que instale a Trilha novamente.',
  'error.notFound':
    'O portal não encontrou o item. Ele pode ter sido excluído nesse meio-tempo; carregue a aba novamente.',
  'error.ownerNotFound': 'O portal não conhece este cartão. Ele pode ter sido excluído.',
  'error.pinLimit':
    'Todos os lugares para fixar deste cartão estão ocupados. Desafixe alguma entrada primeiro.',
  'error.plan': 'O plano do portal não inclui aplicativos. Fale com o administrador.',
  'error.portalDown': 'O próprio portal está com uma falha. Tente novamente em alguns minutos.',
  'error.rateLimit':
    'O portal está recebendo solicitações demais no momento. Espere alguns segundos e tente novamente.',
  'error.refused':
    'O portal recusou. Em geral, isso significa que você pode ler este cartão, mas não editá-lo.',
  'error.removingDisabled':
    'Outro aplicativo ou um webhook escreveu esta entrada, por isso o portal não a excluirá.',
  'error.timeout': 'O portal não respondeu a tempo. Verifique se a alteração está lá e tente novamente.',
  'error.unknown':
    'O portal recusou por um motivo que não explicou. Tente novamente; se acontecer de novo, avise o administrador.',
  'error.unreadable': 'Não foi possível ler a resposta do portal. Tente novamente em instantes.',
}
