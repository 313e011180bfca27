import type { FirstCatalogue } from '../catalogue.ts'

export const loadPanels = () => import('./ms-panels.ts').then(({ panels }) => panels)

export const first: FirstCatalogue = {
  'app.name': 'Jejak',

  'state.empty.title': 'Belum ada apa-apa di sini',
  'state.empty.text': 'Apa yang dilakukan oleh ejen dan integrasi dengan kad ini akan dipaparkan di sini.',
  'state.empty.write': 'Tulis entri pertama',
  'state.failed.title': 'Jejak tidak dapat dimuatkan',
  'state.reload': 'Muat semula',
  'state.retry': 'Cuba lagi',
  'state.next': 'Cuba semula dalam {count} s',

  'head.total': { other: '{count} entri' },
  'head.count': '{count}',
  'head.order': 'Susunan',
  'head.newest': 'Terbaharu dahulu',
  'head.oldest': 'Terlama dahulu',
  'head.new': 'Entri baharu',
  'head.theme.light': 'Tema cerah',
  'head.theme.dark': 'Tema gelap',
  'head.theme.auto': 'Tema peranti',
  'head.keys': 'Pintasan papan kekunci',
  'head.reader':
    'Anda boleh membaca kad ini tetapi tidak boleh mengubahnya, maka anda tidak boleh menulis, menyemat atau mengaitkan entri, atau menulis nota.',

  'feed.label': 'Entri jejak',
  'feed.next': 'Tunjukkan {count} seterusnya',
  'feed.shown': '{shown} daripada {total}',
  'feed.end': { other: 'Itu sahaja: {count} entri' },
  'feed.endBound': { other: ', {count} daripadanya dari kad lain' },
  'feed.boundUnlisted': 'Portal ini tidak dapat menyenaraikan entri yang dikaitkan daripada kad lain.',
  'feed.stuck': 'Portal tidak memberikan entri yang selebihnya.',
  'feed.loadingNext': 'Memuatkan lagi entri…',
  'feed.nextFailed': 'Entri seterusnya tidak dapat dimuatkan.',
  'feed.new': { other: '{count} entri baharu' },
  'feed.added': { other: '{count} entri ditambah di atas' },

  'look.now': 'Semak perubahan sekarang',
  'look.changed': { other: '{count} entri berubah' },
  'look.same': 'Tiada perubahan pada entri di skrin',

  'entry.untitled': 'Entri tanpa tajuk',
  'entry.authorGone': 'Bekas pengguna {id}',
  'entry.more': 'Tunjukkan semua teks',
  'entry.less': 'Tunjukkan kurang',
  'entry.actions': 'Tindakan untuk “{title}”',
  'entry.moreActions': 'Lagi tindakan',
  'entry.copyLink': 'Salin pautan',
  'entry.copyText': 'Salin teks',
  'entry.copySource': 'Salin teks sumber',
  'entry.asWritten': 'Tunjukkan seperti ditulis',
  'entry.formatted': 'Tunjukkan berformat',
  'entry.offCard':
    'Entri ini sudah tiada pada kad ini. Kaitkan semula di sini untuk menyematnya atau menulis nota.',
  'entry.vanished': 'Entri ini sudah tiada: seseorang telah menghapusnya.',
  'entry.working': 'Sedang diproses…',
  'entry.slow':
    'Portal belum menjawab. Percubaan diteruskan: anda boleh meneruskan kerja, tetapi biarkan kad ini terbuka sehingga selesai.',

  'glyph.bot': 'Ejen',
  'glyph.ok': 'Berjaya',
  'glyph.warn': 'Perhatian',
  'glyph.bad': 'Gagal',
  'glyph.neutral': 'Entri',

  'pins.title': 'Entri yang disemat',
  'pins.known': { other: '{count} disemat melalui Jejak' },
  'pins.slots': { other: 'Tempat yang diketahui terisi: {count} daripada maksimum {most}' },
  'pins.found': 'Di luar Jejak: {count}',
  'pins.private':
    'Hanya anda melihat senarai ini: aplikasi tiada kebenaran untuk senarai kongsi. Minta pentadbir anda memasang Jejak semula.',
  'pins.pin': 'Semat',
  'pins.unpin': 'Nyahsemat',
  'pins.pinned': 'Disemat',
  'pins.unpinned': 'Dinyahsemat',
  'pins.unpinUnknown': 'Nyahsemat, jika ejen menyematnya',
  'pins.unknown': 'Portal tidak menyatakan apa yang disemat oleh ejen.',
  'pins.notEditor': 'Hanya orang yang boleh menyunting kad ini boleh menyemat.',

  'note.add': 'Tambah nota',
  'note.edit': 'Sunting nota',
  'note.labelOf': 'Nota pada “{title}”',
  'note.saved': 'Nota disimpan',
  'note.close': 'Tutup',
  'note.delete': 'Hapus nota',
  'note.deleted': 'Nota dihapus',
  'note.shared': { other: 'turut dilihat pada {count} kad lain' },
  'note.draft': 'Nota anda yang belum disimpan masih ada.',
  'note.failed': 'Nota tidak dapat dibaca.',
  'note.conflict.merge': 'Terus menulis',
  'note.notEditor': 'Hanya orang yang boleh menyunting kad ini boleh menulis nota.',

  'bindings.label': 'Kad yang memaparkan entri ini',
  'bindings.bind': 'Kaitkan dengan kad',
  'bindings.home': 'Kad tempat entri ini ditulis',
  'bindings.unbind': 'Nyahkait daripada “{title}”',
  'bindings.unbound': 'Dinyahkait daripada “{title}”',
  'bindings.failed': 'Kad bagi entri ini tidak dapat dibaca.',
  'bindings.none': 'Tiada lagi kad yang memaparkan entri ini.',
  'bindings.hidden': 'tiada akses',
  'bindings.here.from': 'Daripada {title}',
  'bindings.notEditor':
    'Hanya orang yang boleh menyunting kedua-dua kad boleh mengaitkan dan menyahkait entri.',
  'bindings.other': 'Lain-lain ({type})',

  'type.1': 'Petunjuk',
  'type.2': 'Urusan',
  'type.3': 'Kenalan',
  'type.4': 'Syarikat',
  'type.7': 'Sebut harga',
  'type.14': 'Pesanan',
  'type.31': 'Invois',
  'type.smart': 'Proses pintar',
  'type.activity': 'Aktiviti',

  'compose.notEditor': 'Hanya orang yang boleh menyunting kad ini boleh menulis entri.',
  'compose.draft': 'Entri anda yang belum dihantar masih ada.',

  'delete.action': 'Hapus',
  'delete.done': 'Entri dihapus',
  'delete.notEditor': 'Hanya orang yang boleh menyunting kad ini boleh menghapus entri.',

  'day.today': 'Hari ini',
  'day.yesterday': 'Semalam',
  'day.unknown': 'Tanpa tarikh',

  'error.accessDenied':
    'Kebenaran anda dalam portal tidak mencukupi untuk ini. Hubungi orang yang bertanggungjawab atas kad ini atau pentadbir anda.',
  'error.appAccess': 'Portal tidak membenarkan anda menggunakan aplikasi ini. Hubungi pentadbir anda.',
  'error.authLost': 'Sesi anda dalam portal telah tamat. Muatkan semula kad.',
  'error.budget':
    'Peruntukan masa portal untuk tindakan ini sudah habis. Tunggu sepuluh minit, kemudian cuba lagi.',
  'error.cannotChangePinned': 'Portal tidak dapat menyimpan sematan. Cuba lagi sebentar nanti.',
  'error.invalid': 'Portal tidak menerimanya. Semak apa yang anda masukkan dan cuba lagi.',
  'error.methodMissing': 'Portal ini belum boleh melakukannya. Minta pentadbir anda mengemas kininya.',
  'error.network': 'Sambungan terputus. Semak rangkaian anda, kemudian cuba lagi.',
  'error.noScope': 'Aplikasi tiada kebenaran untuk ini. Minta pentadbir anda memasang Jejak semula.',
  'error.notFound': 'Portal tidak menemuinya. Ia mungkin sudah dihapus; muatkan semula tab.',
  'error.ownerNotFound': 'Portal tidak mengenali kad ini. Kad ini mungkin sudah dihapus.',
  'error.pinLimit': 'Semua tempat sematan kad ini sudah terisi. Nyahsemat sesuatu dahulu.',
  'error.plan': 'Pelan portal tidak merangkumi aplikasi. Hubungi pentadbir anda.',
  'error.portalDown': 'Portal sendiri mengalami gangguan. Cuba lagi dalam beberapa minit.',
  'error.rateLimit':
    'Portal menerima terlalu banyak permintaan pada masa ini. Tunggu beberapa saat, kemudian cuba lagi.',
  'error.refused':
    'Portal menolak. Biasanya ini bermakna anda boleh membaca kad ini tetapi tidak boleh mengubahnya.',
  'error.removingDisabled':
    'Entri ini ditulis oleh aplikasi lain atau webhook, maka portal tidak akan menghapusnya.',
  'error.timeout':
    'Portal tidak menjawab dalam masa yang ditetapkan. Semak sama ada perubahan sudah ada, kemudian cuba lagi.',
  'error.unknown':
    'Portal menolak atas sebab yang tidak dijelaskan. Cuba lagi; jika berlaku lagi, beritahu pentadbir anda.',
  'error.unreadable': 'Jawapan portal tidak dapat dibaca. Cuba lagi sebentar nanti.',
}
