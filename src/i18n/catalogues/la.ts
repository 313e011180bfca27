import type { FirstCatalogue } from '../catalogue.ts'

export const loadPanels = () => import('./la-panels.ts').then(({ panels }) => panels)

export const first: FirstCatalogue = {
  'app.name': 'Rastro',

  'state.empty.title': 'Aún no hay nada aquí',
  'state.empty.text': 'Aquí aparecerá lo que los agentes y las integraciones hagan con esta ficha.',
  'state.empty.write': 'Escribir la primera entrada',
  'state.failed.title': 'No se pudo cargar el rastro',
  'state.reload': 'Volver a cargar',
  'state.retry': 'Reintentar',
  'state.next': 'Nuevo intento en {count} s',

  'head.total': { one: '{count} entrada', other: '{count} entradas' },
  'head.count': '{count}',
  'head.order': 'Orden',
  'head.newest': 'Primero las más recientes',
  'head.oldest': 'Primero las más antiguas',
  'head.new': 'Nueva entrada',
  'head.theme.light': 'Tema claro',
  'head.theme.dark': 'Tema oscuro',
  'head.theme.auto': 'Tema del dispositivo',
  'head.keys': 'Atajos de teclado',
  'head.reader':
    'Puede leer esta ficha, pero no editarla; por eso no puede escribir ni fijar entradas, escribir notas ni crear vínculos.',

  'feed.label': 'Entradas del rastro',
  'feed.next': 'Mostrar las siguientes {count}',
  'feed.shown': '{shown} de {total}',
  'feed.end': { one: 'Eso es todo: {count} entrada', other: 'Eso es todo: {count} entradas' },
  'feed.endBound': { one: ', {count} de otra ficha', other: ', {count} de otras fichas' },
  'feed.boundUnlisted': 'Este portal no puede listar las entradas vinculadas desde otras fichas.',
  'feed.stuck': 'El portal no entrega las demás entradas.',
  'feed.loadingNext': 'Cargando más entradas…',
  'feed.nextFailed': 'No se pudieron cargar las siguientes entradas.',
  'feed.new': { one: '{count} entrada nueva', other: '{count} entradas nuevas' },
  'feed.added': {
    one: '{count} entrada agregada arriba',
    other: '{count} entradas agregadas arriba',
  },

  'look.now': 'Buscar cambios ahora',
  'look.changed': { one: '{count} entrada cambió', other: '{count} entradas cambiaron' },
  'look.same': 'Nada cambió en las entradas en pantalla',

  'entry.untitled': 'Entrada sin título',
  'entry.authorGone': 'Exusuario {id}',
  'entry.more': 'Mostrar todo el texto',
  'entry.less': 'Mostrar menos',
  'entry.actions': 'Acciones para “{title}”',
  'entry.moreActions': 'Más acciones',
  'entry.copyLink': 'Copiar enlace',
  'entry.copyText': 'Copiar texto',
  'entry.copySource': 'Copiar texto original',
  'entry.asWritten': 'Mostrar como se escribió',
  'entry.formatted': 'Mostrar con formato',
  'entry.offCard':
    'Esta entrada ya no está en esta ficha. Vincúlela aquí de nuevo para fijarla o escribir una nota.',
  'entry.vanished': 'Esta entrada ya no existe: alguien la eliminó.',
  'entry.working': 'En proceso…',
  'entry.slow':
    'El portal aún no respondió. Se sigue intentando: puede continuar, pero mantenga abierta esta ficha hasta entonces.',

  'glyph.bot': 'Agente',
  'glyph.ok': 'Éxito',
  'glyph.warn': 'Atención',
  'glyph.bad': 'Error',
  'glyph.neutral': 'Entrada',

  'pins.title': 'Entradas fijadas',
  'pins.known': { one: '{count} fijada con Rastro', other: '{count} fijadas con Rastro' },
  'pins.slots': {
    one: 'Lugares ocupados que se conocen: {count} de un máximo de {most}',
    other: 'Lugares ocupados que se conocen: {count} de un máximo de {most}',
  },
  'pins.found': 'Fuera de Rastro: {count}',
  'pins.private':
    'Solo usted ve esta lista: la aplicación no tiene permiso para una lista compartida. Pida a su administrador que vuelva a instalar Rastro.',
  'pins.pin': 'Fijar',
  'pins.unpin': 'Desfijar',
  'pins.pinned': 'Fijada',
  'pins.unpinned': 'Desfijada',
  'pins.unpinUnknown': 'Desfijar, si la fijó un agente',
  'pins.unknown': 'El portal no indica qué fijaron los agentes.',
  'pins.notEditor': 'Solo quienes pueden editar esta ficha pueden fijar entradas.',

  'note.add': 'Agregar nota',
  'note.edit': 'Editar la nota',
  'note.labelOf': 'Nota sobre “{title}”',
  'note.saved': 'Nota guardada',
  'note.close': 'Cerrar',
  'note.delete': 'Eliminar la nota',
  'note.deleted': 'Nota eliminada',
  'note.shared': {
    one: 'visible también en otra ficha',
    other: 'visible también en otras {count} fichas',
  },
  'note.draft': 'Su nota sin guardar se conservó.',
  'note.failed': 'No se pudo leer la nota.',
  'note.conflict.merge': 'Seguir escribiendo',
  'note.notEditor': 'Solo quienes pueden editar esta ficha pueden escribir notas.',

  'bindings.label': 'Fichas en las que aparece esta entrada',
  'bindings.bind': 'Vincular a una ficha',
  'bindings.home': 'La ficha en la que se escribió esta entrada',
  'bindings.unbind': 'Desvincular de “{title}”',
  'bindings.unbound': 'Entrada desvinculada de “{title}”',
  'bindings.failed': 'No se pudieron leer las fichas de esta entrada.',
  'bindings.none': 'Ninguna ficha muestra ya esta entrada.',
  'bindings.hidden': 'sin acceso',
  'bindings.here.from': 'De: {title}',
  'bindings.notEditor': 'Solo quienes pueden editar ambas fichas pueden vincular y desvincular entradas.',
  'bindings.other': 'Otro ({type})',

  'type.1': 'Prospecto',
  'type.2': 'Negociación',
  'type.3': 'Contacto',
  'type.4': 'Compañía',
  'type.7': 'Cotización',
  'type.14': 'Pedido',
  'type.31': 'Factura',
  'type.smart': 'Proceso inteligente',
  'type.activity': 'Actividad',

  'compose.notEditor': 'Solo quienes pueden editar esta ficha pueden escribir entradas.',
  'compose.draft': 'Su entrada sin enviar se conservó.',

  'delete.action': 'Eliminar',
  'delete.done': 'Entrada eliminada',
  'delete.notEditor': 'Solo quienes pueden editar esta ficha pueden eliminar entradas.',

  'day.today': 'Hoy',
  'day.yesterday': 'Ayer',
  'day.unknown': 'Sin fecha',

  'error.accessDenied':
    'Sus permisos en el portal no bastan para esto. Consulte a la persona responsable de la ficha o a su administrador.',
  'error.appAccess': 'El portal no le permite usar esta aplicación. Consulte a su administrador.',
  'error.authLost': 'Su sesión en el portal terminó. Vuelva a cargar la ficha.',
  'error.budget':
    'El tiempo que el portal concede a esta acción se agotó. Espere diez minutos y vuelva a intentarlo.',
  'error.cannotChangePinned':
    'El portal no pudo fijar o desfijar la entrada. Vuelva a intentarlo en un momento.',
  'error.invalid': 'El portal no lo aceptó. Revise lo que ingresó y vuelva a intentarlo.',
  'error.methodMissing': 'Este portal todavía no puede hacer esto. Pida a su administrador que lo actualice.',
  'error.network': 'Se perdió la conexión. Revise su red y vuelva a intentarlo.',
  'error.noScope':
    'A la aplicación le falta un permiso para esto. Pida a su administrador que vuelva a instalar Rastro.',
  'error.notFound':
    'El portal no encontró el elemento. Es posible que lo hayan eliminado mientras tanto; vuelva a cargar la pestaña.',
  'error.ownerNotFound': 'El portal no conoce esta ficha. Es posible que la hayan eliminado.',
  'error.pinLimit':
    'Todos los lugares para fijar de esta ficha están ocupados. Desfije primero alguna entrada.',
  'error.plan': 'El plan del portal no incluye aplicaciones. Consulte a su administrador.',
  'error.portalDown': 'El propio portal tiene una falla. Vuelva a intentarlo en unos minutos.',
  'error.rateLimit':
    'El portal recibe demasiadas solicitudes en este momento. Espere unos segundos y vuelva a intentarlo.',
  'error.refused':
    'El portal lo rechazó. Por lo general, eso significa que usted puede leer esta ficha, pero no editarla.',
  'error.removingDisabled':
    'Otra aplicación o un webhook escribió esta entrada; por eso el portal no la eliminará.',
  'error.timeout': 'El portal no respondió a tiempo. Revise si el cambio está hecho y vuelva a intentarlo.',
  'error.unknown':
    'El portal lo rechazó por un motivo que no explicó. Vuelva a intentarlo; si sucede de nuevo, avise a su administrador.',
  'error.unreadable': 'No se pudo leer la respuesta del portal. Vuelva a intentarlo en un momento.',
}
