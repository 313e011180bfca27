import type { FirstCatalogue } from '../catalogue.ts'

export const loadPanels = () => import('./id-panels.ts').then(({ panels }) => panels)

export const first: FirstCatalogue = {
  'app.name': 'Jejak',

  'state.outside.title': 'Jejak berjalan di dalam Bitrix24',
  'state.outside.text':
    'Buka transaksi, prospek, kontak, atau perusahaan di portal Anda, lalu pilih tab “Jejak”.',
  'state.silent.title': 'Portal tidak merespons',
  'state.silent.text':
    'Halaman di sekitar tab ini tidak merespons. Muat ulang tab; jika tidak membantu, muat ulang seluruh kartu.',
  'state.placement.title': 'Jejak tidak mengenali tempat ini',
  'state.placement.text':
    'Jejak berjalan di kartu CRM. Minta administrator menambahkannya ke jenis kartu ini di pengaturan aplikasi.',
  'state.card.title': 'Kartu ini belum disimpan',
  'state.card.text': 'Portal tidak memberi tahu kartu mana ini. Simpan kartu, lalu buka tab ini lagi.',
  'state.access.title': 'Anda tidak memiliki akses ke kartu ini',
  'state.access.text': 'Minta penanggung jawab kartu atau administrator mengizinkan Anda membacanya.',
  'state.empty.title': 'Belum ada apa-apa di sini',
  'state.empty.text': 'Apa yang dilakukan agen dan integrasi dengan kartu ini akan tampil di sini.',
  'state.empty.write': 'Tulis entri pertama',
  'state.failed.title': 'Jejak tidak dapat dimuat',
  'state.crash.title': 'Terjadi masalah di Jejak',
  'state.crash.text': 'Yang sudah Anda ketik tetap tersimpan. Muat ulang tab untuk melanjutkan.',
  'state.reload': 'Muat ulang',
  'state.retry': 'Coba lagi',
  'state.next': 'Coba lagi dalam {count} dtk',

  'head.total': { other: '{count} entri' },
  'head.count': '{count}',
  'head.order': 'Urutan',
  'head.newest': 'Terbaru dulu',
  'head.oldest': 'Terlama dulu',
  'head.new': 'Entri baru',
  'head.theme.light': 'Tema terang',
  'head.theme.dark': 'Tema gelap',
  'head.theme.auto': 'Tema perangkat',
  'head.keys': 'Pintasan keyboard',
  'head.reader':
    'Anda dapat membaca kartu ini, tetapi tidak dapat mengubahnya, jadi Anda tidak dapat menulis, menyematkan, atau mengaitkan entri, atau menulis catatan.',

  'feed.label': 'Entri jejak',
  'feed.next': 'Tampilkan {count} berikutnya',
  'feed.shown': '{shown} dari {total}',
  'feed.end': { other: 'Itu semuanya: {count} entri' },
  'feed.endBound': { other: ', {count} di antaranya dari kartu lain' },
  'feed.boundUnlisted': 'Portal ini tidak dapat menampilkan daftar entri yang dikaitkan dari kartu lain.',
  'feed.stuck': 'Portal tidak memberikan entri selebihnya.',
  'feed.loadingNext': 'Memuat entri lainnya…',
  'feed.nextFailed': 'Entri berikutnya tidak dapat dimuat.',
  'feed.new': { other: '{count} entri baru' },
  'feed.added': { other: '{count} entri ditambahkan di atas' },

  'look.now': 'Periksa perubahan sekarang',
  'look.changed': { other: '{count} entri berubah' },
  'look.same': 'Tidak ada perubahan pada entri di layar',

  'entry.untitled': 'Entri tanpa judul',
  'entry.authorGone': 'Mantan pengguna {id}',
  'entry.more': 'Tampilkan seluruh teks',
  'entry.less': 'Tampilkan lebih sedikit',
  'entry.actions': 'Tindakan untuk “{title}”',
  'entry.moreActions': 'Tindakan lainnya',
  'entry.copyLink': 'Salin tautan',
  'entry.linkCopied': 'Tautan disalin',
  'entry.linkNotCopied': 'Browser tidak mengizinkan penyalinan. Ini tautannya:',
  'entry.copyText': 'Salin teks',
  'entry.copySource': 'Salin teks sumber',
  'entry.asWritten': 'Tampilkan seperti ditulis',
  'entry.formatted': 'Tampilkan berformat',
  'entry.textCopied': 'Teks disalin',
  'entry.offCard':
    'Entri ini sudah tidak ada di kartu ini. Kaitkan lagi ke sini untuk menyematkannya atau menulis catatan.',
  'entry.vanished': 'Entri ini sudah tidak ada: seseorang menghapusnya.',
  'entry.working': 'Memproses…',
  'entry.slow':
    'Portal belum merespons. Upaya masih berjalan: Anda dapat melanjutkan, tetapi biarkan kartu ini terbuka sampai selesai.',

  'glyph.bot': 'Agen',
  'glyph.ok': 'Berhasil',
  'glyph.warn': 'Perhatian',
  'glyph.bad': 'Gagal',
  'glyph.neutral': 'Entri',

  'pins.title': 'Entri yang disematkan',
  'pins.known': { other: '{count} disematkan lewat Jejak' },
  'pins.slots': { other: 'Tempat yang diketahui terisi: {count} dari maksimal {most}' },
  'pins.found': 'Di luar Jejak: {count}',
  'pins.private':
    'Hanya Anda yang melihat daftar ini: aplikasi tidak memiliki izin untuk daftar bersama. Minta administrator menginstal Jejak lagi.',
  'pins.pin': 'Sematkan',
  'pins.unpin': 'Batal sematkan',
  'pins.pinned': 'Disematkan',
  'pins.unpinned': 'Tidak lagi disematkan',
  'pins.unpinUnknown': 'Batal sematkan, jika agen menyematkannya',
  'pins.unknown': 'Portal tidak memberi tahu apa yang disematkan agen.',
  'pins.unwritten':
    'Entri sudah disematkan, tetapi tidak dapat dicatat dalam daftar, jadi orang lain belum melihatnya.',
  'pins.unstruck':
    'Entri tidak lagi disematkan, tetapi tidak dapat dikeluarkan dari daftar, jadi orang lain masih melihatnya disematkan.',
  'pins.close': 'Tutup',
  'pins.gone': 'Entri ini sudah tidak ada di kartu ini, jadi sematannya dikeluarkan dari daftar.',
  'pins.notEditor': 'Hanya orang yang boleh mengedit kartu ini yang dapat menyematkan.',

  'note.add': 'Tambahkan catatan',
  'note.edit': 'Ubah catatan',
  'note.labelOf': 'Catatan pada “{title}”',
  'note.saved': 'Catatan disimpan',
  'note.close': 'Tutup',
  'note.delete': 'Hapus catatan',
  'note.deleteAsk': 'Hapus catatan ini untuk semua orang?',
  'note.deleteYes': 'Hapus',
  'note.deleteNo': 'Pertahankan',
  'note.deleteChanged':
    'Sementara itu {name} mengubah catatan ini, jadi catatan tidak dihapus. Baca lagi terlebih dahulu.',
  'note.deleted': 'Catatan dihapus',
  'note.shared': { other: 'juga terlihat di {count} kartu lain' },
  'note.draft': 'Catatan Anda yang belum disimpan tetap ada.',
  'note.failed': 'Catatan tidak dapat dibaca.',
  'note.conflict.title': 'Seseorang mengubah catatan ini saat Anda menulis',
  'note.conflict.titleBy': '{name} mengubah catatan ini saat Anda menulis',
  'note.conflict.merge': 'Lanjut menulis',
  'note.notEditor': 'Hanya orang yang boleh mengedit kartu ini yang dapat menulis catatan.',

  'bindings.label': 'Kartu yang menampilkan entri ini',
  'bindings.bind': 'Kaitkan ke kartu',
  'bindings.home': 'Kartu tempat entri ini ditulis',
  'bindings.unbind': 'Lepas kaitan ke “{title}”',
  'bindings.unbound': 'Kaitan ke “{title}” dilepas',
  'bindings.failed': 'Kartu entri ini tidak dapat dibaca.',
  'bindings.none': 'Tidak ada lagi kartu yang menampilkan entri ini.',
  'bindings.hidden': 'tanpa akses',
  'bindings.notTaken':
    'Portal ini tidak mengizinkan aplikasi mengaitkan entri ke jenis kartu ini atau melepas kaitannya.',
  'bindings.denied':
    'Portal tidak mengizinkannya. Biasanya itu berarti Anda tidak boleh mengubah “{title}”. Hubungi penanggung jawab kartu itu atau administrator.',
  'bindings.notBound': 'Tidak dikaitkan ke “{title}”. {reason}',
  'bindings.close': 'Tutup',
  'bindings.here.title': { other: '{count} entri dari kartu lain dikaitkan ke sini' },
  'bindings.here.from': 'Dari {title}',
  'bindings.here.left': 'Entri ini tidak lagi tampil di kartu ini.',
  'bindings.here.none': 'Tidak ada lagi entri kartu lain yang dikaitkan ke sini.',
  'bindings.notEditor':
    'Hanya orang yang boleh mengedit kedua kartu yang dapat mengaitkan entri dan melepas kaitannya.',
  'bindings.other': 'Lainnya ({type})',

  'type.1': 'Prospek',
  'type.2': 'Transaksi',
  'type.3': 'Kontak',
  'type.4': 'Perusahaan',
  'type.7': 'Penawaran',
  'type.14': 'Order',
  'type.31': 'Invois',
  'type.smart': 'Proses pintar',
  'type.activity': 'Aktivitas',

  'compose.notEditor': 'Hanya orang yang boleh mengedit kartu ini yang dapat menulis entri.',
  'compose.draft': 'Entri Anda yang belum dikirim tetap ada.',

  'delete.action': 'Hapus',
  'delete.done': 'Entri dihapus',
  'delete.notEditor': 'Hanya orang yang boleh mengedit kartu ini yang dapat menghapus entri.',

  'keys.close': 'Tutup',

  'day.today': 'Hari ini',
  'day.yesterday': 'Kemarin',
  'day.unknown': 'Tanpa tanggal',

  'error.accessDenied':
    'Izin Anda di portal tidak cukup untuk ini. Hubungi penanggung jawab kartu atau administrator.',
  'error.appAccess': 'Portal tidak mengizinkan Anda memakai aplikasi ini. Hubungi administrator.',
  'error.authLost': 'Sesi Anda di portal telah berakhir. Muat ulang kartu.',
  'error.budget': 'Jatah waktu portal untuk tindakan ini sudah habis. Tunggu sepuluh menit, lalu coba lagi.',
  'error.cannotChangePinned': 'Portal tidak dapat menyimpan sematan. Coba lagi sebentar lagi.',
  'error.invalid': 'Portal tidak menerimanya. Periksa isian Anda dan coba lagi.',
  'error.methodMissing': 'Portal ini belum bisa melakukannya. Minta administrator memperbaruinya.',
  'error.network': 'Koneksi terputus. Periksa jaringan Anda, lalu coba lagi.',
  'error.noScope': 'Aplikasi tidak memiliki izin untuk ini. Minta administrator menginstal Jejak lagi.',
  'error.notFound': 'Portal tidak menemukannya. Mungkin sudah dihapus; muat ulang tab.',
  'error.ownerNotFound': 'Portal tidak mengenali kartu ini. Mungkin kartu sudah dihapus.',
  'error.pinLimit': 'Semua tempat sematan kartu ini sudah terisi. Batalkan satu sematan dulu.',
  'error.plan': 'Paket portal tidak mencakup aplikasi. Hubungi administrator.',
  'error.portalDown': 'Portal sendiri sedang bermasalah. Coba lagi dalam beberapa menit.',
  'error.rateLimit':
    'Portal sedang menerima terlalu banyak permintaan. Tunggu beberapa detik, lalu coba lagi.',
  'error.refused':
    'Portal menolak. Biasanya ini berarti Anda boleh membaca kartu ini, tetapi tidak boleh mengubahnya.',
  'error.removingDisabled':
    'Entri ini ditulis oleh aplikasi lain atau webhook, jadi portal tidak akan menghapusnya.',
  'error.timeout': 'Portal tidak merespons tepat waktu. Periksa apakah perubahan sudah ada, lalu coba lagi.',
  'error.unknown':
    'Portal menolak dengan alasan yang tidak dijelaskan. Coba lagi; jika terjadi lagi, beri tahu administrator.',
  'error.unreadable': 'Respons portal tidak dapat dibaca. Coba lagi sebentar lagi.',
}
