import type { FirstCatalogue } from '../catalogue.ts'

export const loadPanels = () => import('./tr-panels.ts').then(({ panels }) => panels)

export const first: FirstCatalogue = {
  'app.name': 'İz',

  'state.empty.title': 'Henüz bir şey yok',
  'state.empty.text': 'Ajanların ve entegrasyonların bu kartla yapacakları burada görünür.',
  'state.empty.write': 'İlk kaydı yaz',
  'state.failed.title': 'Kayıtlar yüklenemedi',
  'state.reload': 'Yenile',
  'state.retry': 'Tekrar dene',
  'state.next': '{count} sn sonra yeniden denenecek',

  'head.total': { one: '{count} kayıt', other: '{count} kayıt' },
  'head.count': '{count}',
  'head.order': 'Sıralama',
  'head.newest': 'Önce yeniler',
  'head.oldest': 'Önce eskiler',
  'head.new': 'Yeni kayıt',
  'head.theme.light': 'Açık tema',
  'head.theme.dark': 'Koyu tema',
  'head.theme.auto': 'Cihazın teması',
  'head.keys': 'Klavye kısayolları',
  'head.reader':
    'Bu kartı okuyabilir ama değiştiremezsiniz. Bu nedenle yeni kayıt, sabitleme, not ve ilişkilendirme size kapalıdır.',

  'feed.label': 'Kayıtlar',
  'feed.next': '{count} tane daha göster',
  'feed.shown': '{shown} / {total}',
  'feed.end': { one: 'Hepsi bu kadar: {count} kayıt', other: 'Hepsi bu kadar: {count} kayıt' },
  'feed.endBound': { one: ', {count} tanesi başka kartlardan', other: ', {count} tanesi başka kartlardan' },
  'feed.boundUnlisted': 'Bu portal, başka kartlardan ilişkilendirilen kayıtları listeleyemez.',
  'feed.stuck': 'Portal kalan kayıtları vermiyor.',
  'feed.loadingNext': 'Sonraki kayıtlar yükleniyor…',
  'feed.nextFailed': 'Sonraki kayıtlar yüklenemedi.',
  'feed.new': { one: '{count} yeni kayıt', other: '{count} yeni kayıt' },
  'feed.added': { one: 'Üste {count} kayıt eklendi', other: 'Üste {count} kayıt eklendi' },

  'look.now': 'Değişikliklere şimdi bak',
  'look.changed': { one: '{count} kayıt değişti', other: '{count} kayıt değişti' },
  'look.same': 'Ekrandaki kayıtlarda değişiklik yok',

  'entry.untitled': 'Başlıksız kayıt',
  'entry.authorGone': 'Eski kullanıcı {id}',
  'entry.more': 'Metnin tamamını göster',
  'entry.less': 'Daha az göster',
  'entry.actions': '“{title}” kaydıyla ilgili işlemler',
  'entry.moreActions': 'Diğer işlemler',
  'entry.copyLink': 'Bağlantıyı kopyala',
  'entry.copyText': 'Metni kopyala',
  'entry.copySource': 'Kaynak metni kopyala',
  'entry.asWritten': 'Yazıldığı gibi göster',
  'entry.formatted': 'Biçimlendirilmiş göster',
  'entry.offCard':
    'Bu kayıt artık bu kartta yok. Sabitlemek veya not yazmak için onu yeniden bu kartla ilişkilendirin.',
  'entry.vanished': 'Bu kayıt artık yok: biri onu sildi.',
  'entry.working': 'Lütfen bekleyin…',
  'entry.slow':
    'Portal henüz yanıt vermedi. Deneme sürüyor: devam edebilirsiniz, ama o zamana kadar bu kartı açık tutun.',

  'glyph.bot': 'Ajan',
  'glyph.ok': 'Başarılı',
  'glyph.warn': 'Dikkat',
  'glyph.bad': 'Başarısız',
  'glyph.neutral': 'Kayıt',

  'pins.title': 'Sabitlenen kayıtlar',
  'pins.known': {
    one: '“İz” üzerinden sabitlenen: {count}',
    other: '“İz” üzerinden sabitlenen: {count}',
  },
  'pins.slots': {
    one: 'Dolu olduğu bilinen yer: {count}, toplam yer sayısı en çok {most}',
    other: 'Dolu olduğu bilinen yer: {count}, toplam yer sayısı en çok {most}',
  },
  'pins.found': 'İz dışında: {count}',
  'pins.private':
    'Bu listeyi yalnızca siz görüyorsunuz: uygulamanın ortak liste için izni yok. Yöneticinizden “İz” uygulamasını yeniden yüklemesini isteyin.',
  'pins.pin': 'Sabitle',
  'pins.unpin': 'Sabitlemeyi kaldır',
  'pins.pinned': 'Sabitlendi',
  'pins.unpinned': 'Sabitleme kaldırıldı',
  'pins.unpinUnknown': 'Bir ajan sabitlediyse kaldır',
  'pins.unknown': 'Portal, ajanların neyi sabitlediğini bildirmiyor.',
  'pins.notEditor': 'Yalnızca bu kartı değiştirebilenler sabitleyebilir.',

  'note.add': 'Not ekle',
  'note.edit': 'Notu değiştir',
  'note.labelOf': '“{title}” kaydının notu',
  'note.saved': 'Not kaydedildi',
  'note.close': 'Kapat',
  'note.delete': 'Notu sil',
  'note.deleted': 'Not silindi',
  'note.shared': {
    one: '{count} başka kartta da görünür',
    other: '{count} başka kartta da görünür',
  },
  'note.draft': 'Kaydedilmemiş notunuz saklandı.',
  'note.failed': 'Not okunamadı.',
  'note.conflict.merge': 'Yazmaya devam et',
  'note.notEditor': 'Yalnızca bu kartı değiştirebilenler not yazabilir.',

  'bindings.label': 'Bu kaydın göründüğü kartlar',
  'bindings.bind': 'Kartla ilişkilendir',
  'bindings.home': 'Bu kaydın oluşturulduğu kart',
  'bindings.unbind': 'İlişkiyi kaldır: {title}',
  'bindings.unbound': 'İlişki kaldırıldı: {title}',
  'bindings.failed': 'Bu kaydın kartları okunamadı.',
  'bindings.none': 'Bu kayıt artık hiçbir kartta görünmüyor.',
  'bindings.hidden': 'erişim yok',
  'bindings.here.from': 'Kaynak: {title}',
  'bindings.notEditor':
    'Yalnızca iki kartı da değiştirebilenler kayıtları ilişkilendirebilir ve ilişkiyi kaldırabilir.',
  'bindings.other': 'Diğer ({type})',

  'type.1': 'Müşteri adayı',
  'type.2': 'Anlaşma',
  'type.3': 'Kişi',
  'type.4': 'Şirket',
  'type.7': 'Teklif',
  'type.14': 'Sipariş',
  'type.31': 'Fatura',
  'type.smart': 'Akıllı süreç',
  'type.activity': 'Etkinlik',

  'compose.notEditor': 'Yalnızca bu kartı değiştirebilenler kayıt ekleyebilir.',
  'compose.draft': 'Gönderilmemiş kaydınız saklandı.',

  'delete.action': 'Sil',
  'delete.done': 'Kayıt silindi',
  'delete.notEditor': 'Yalnızca bu kartı değiştirebilenler kayıt silebilir.',

  'day.today': 'Bugün',
  'day.yesterday': 'Dün',
  'day.unknown': 'Tarihsiz',

  'error.accessDenied':
    'Portaldaki haklarınız bunun için yeterli değil. Kartın sorumlusuna veya yöneticinize başvurun.',
  'error.appAccess': 'Portal bu uygulamayı kullanmanıza izin vermiyor. Yöneticinize başvurun.',
  'error.authLost': 'Portaldaki oturumunuz sona erdi. Kartı yenileyin.',
  'error.budget': 'Portalın bu işlem için ayırdığı süre doldu. On dakika bekleyip tekrar deneyin.',
  'error.cannotChangePinned': 'Portal sabitlemeyi kaydedemedi. Biraz sonra tekrar deneyin.',
  'error.invalid': 'Portal bunu kabul etmedi. Girdiklerinizi kontrol edip tekrar deneyin.',
  'error.methodMissing': 'Bu portal bunu henüz yapamıyor. Yöneticinizden portalı güncellemesini isteyin.',
  'error.network': 'Bağlantı koptu. Ağınızı kontrol edip tekrar deneyin.',
  'error.noScope':
    'Uygulamanın bunun için gereken izni yok. Yöneticinizden “İz” uygulamasını yeniden yüklemesini isteyin.',
  'error.notFound': 'Portal bunu bulamadı. Bu arada silinmiş olabilir. Sekmeyi yenileyin.',
  'error.ownerNotFound': 'Portal bu kartı tanımıyor. Silinmiş olabilir.',
  'error.pinLimit': 'Bu kartta sabitleme için boş yer kalmadı. Önce bir kaydın sabitlemesini kaldırın.',
  'error.plan': 'Portalın tarifesi uygulamaları kapsamıyor. Yöneticinize başvurun.',
  'error.portalDown': 'Portalda bir iç hata oluştu. Birkaç dakika sonra tekrar deneyin.',
  'error.rateLimit': 'Portala şu anda çok fazla istek geliyor. Birkaç saniye bekleyip tekrar deneyin.',
  'error.refused':
    'Portal reddetti. Bu genellikle bu kartı okuyabildiğiniz ama değiştiremediğiniz anlamına gelir.',
  'error.removingDisabled':
    'Bu kaydı başka bir uygulama veya webhook oluşturdu, bu nedenle portal onu silmez.',
  'error.timeout':
    'Portal zamanında yanıt vermedi. Değişikliğin yapılıp yapılmadığına bakın, sonra tekrar deneyin.',
  'error.unknown': 'Portal nedenini açıklamadan reddetti. Tekrar deneyin, yinelenirse yöneticinize bildirin.',
  'error.unreadable': 'Portalın yanıtı okunamadı. Biraz sonra tekrar deneyin.',
}
