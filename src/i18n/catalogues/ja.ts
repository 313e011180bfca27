import type { FirstCatalogue } from '../catalogue.ts'

export const loadPanels = () => import('./ja-panels.ts').then(({ panels }) => panels)

export const first: FirstCatalogue = {
  'app.name': '証跡',

  'state.empty.title': 'まだ何もありません',
  'state.empty.text': 'AIエージェントと連携アプリがこのカードで行ったことがここに表示されます。',
  'state.empty.write': '最初のエントリを書く',
  'state.failed.title': '証跡を読み込めませんでした',
  'state.reload': '再読み込み',
  'state.retry': '再試行',
  'state.next': '{count} 秒後に再試行します',

  'head.total': { other: 'エントリ{count}件' },
  'head.count': '{count}',
  'head.order': '並び順',
  'head.newest': '新しい順',
  'head.oldest': '古い順',
  'head.new': '新規エントリ',
  'head.theme.light': 'ライトテーマ',
  'head.theme.dark': 'ダークテーマ',
  'head.theme.auto': 'デバイスのテーマ',
  'head.keys': 'キーボードショートカット',
  'head.reader':
    'このカードは閲覧のみ可能で、編集はできません。そのため、新しいエントリ、ピン留め、メモ、紐付けは利用できません。',

  'feed.label': '証跡のエントリ',
  'feed.next': '次の{count}件を表示',
  'feed.shown': '{shown} / {total}件',
  'feed.end': { other: 'すべて表示しました：{count}件' },
  'feed.endBound': { other: '（うち他のカードから{count}件）' },
  'feed.boundUnlisted': 'このポータルでは、他のカードから紐付けられたエントリを一覧表示できません。',
  'feed.stuck': '残りのエントリをポータルから取得できません。',
  'feed.loadingNext': '続きのエントリを読み込んでいます…',
  'feed.nextFailed': '続きのエントリを読み込めませんでした。',
  'feed.new': { other: '新しいエントリ{count}件' },
  'feed.added': { other: '先頭にエントリを{count}件追加しました' },

  'look.now': '今すぐ変更を確認',
  'look.changed': { other: '{count}件のエントリが変更されました' },
  'look.same': '表示中のエントリに変更はありません',

  'entry.untitled': 'タイトルのないエントリ',
  'entry.authorGone': '以前のユーザー {id}',
  'entry.more': '全文を表示',
  'entry.less': '折りたたむ',
  'entry.actions': '「{title}」の操作',
  'entry.moreActions': 'その他の操作',
  'entry.copyLink': 'リンクをコピー',
  'entry.copyText': 'テキストをコピー',
  'entry.copySource': '元のテキストをコピー',
  'entry.asWritten': '書かれたまま表示',
  'entry.formatted': '書式付きで表示',
  'entry.offCard':
    'このエントリはもうこのカードにありません。ピン留めやメモをするには、もう一度ここに紐付けてください。',
  'entry.vanished': 'このエントリは削除されたため、もうありません。',
  'entry.working': '処理中…',
  'entry.slow':
    'ポータルからまだ応答がありません。引き続き試行中です。作業は続けられますが、完了するまでこのカードを開いたままにしてください。',

  'glyph.bot': 'エージェント',
  'glyph.ok': '成功',
  'glyph.warn': '注意',
  'glyph.bad': '失敗',
  'glyph.neutral': 'エントリ',

  'pins.title': 'ピン留めしたエントリ',
  'pins.known': { other: '「証跡」からピン留め：{count}件' },
  'pins.slots': { other: '最大{most}枠のうち{count}枠が使用中（判明している分）' },
  'pins.found': '「証跡」以外：{count}',
  'pins.private':
    'この一覧は自分だけに表示されます。アプリに共有一覧を使う権限がありません。「証跡」の再インストールを管理者に依頼してください。',
  'pins.pin': 'ピン留め',
  'pins.unpin': 'ピン留めを外す',
  'pins.pinned': 'ピン留め済み',
  'pins.unpinned': 'ピン留めを外しました',
  'pins.unpinUnknown': 'エージェントによるピン留めなら外す',
  'pins.unknown': 'エージェントが何をピン留めしたかは、ポータルからはわかりません。',
  'pins.notEditor': 'ピン留めできるのは、このカードを編集できる人だけです。',

  'note.add': 'メモを追加',
  'note.edit': 'メモを編集',
  'note.labelOf': '「{title}」のメモ',
  'note.saved': 'メモを保存しました',
  'note.close': '閉じる',
  'note.delete': 'メモを削除',
  'note.deleted': 'メモを削除しました',
  'note.shared': { other: '他の{count}件のカードにも表示' },
  'note.draft': '未保存のメモを保持しています。',
  'note.failed': 'メモを読み込めませんでした。',
  'note.conflict.merge': '編集を続ける',
  'note.notEditor': 'メモを書けるのは、このカードを編集できる人だけです。',

  'bindings.label': 'このエントリを表示するカード',
  'bindings.bind': 'カードに紐付け',
  'bindings.home': 'このエントリが書かれたカード',
  'bindings.unbind': '「{title}」との紐付けを解除',
  'bindings.unbound': '「{title}」との紐付けを解除しました',
  'bindings.failed': 'このエントリのカードを読み込めませんでした。',
  'bindings.none': 'このエントリを表示するカードはもうありません。',
  'bindings.hidden': 'アクセス権なし',
  'bindings.here.from': '元のカード：{title}',
  'bindings.notEditor': 'エントリの紐付けと解除ができるのは、両方のカードを編集できる人だけです。',
  'bindings.other': 'その他（{type}）',

  'type.1': 'リード',
  'type.2': 'ディール',
  'type.3': '連絡先',
  'type.4': '会社',
  'type.7': '見積',
  'type.14': '注文',
  'type.31': '請求書',
  'type.smart': 'スマートプロセス',
  'type.activity': 'アクティビティ',

  'compose.notEditor': 'エントリを書けるのは、このカードを編集できる人だけです。',
  'compose.draft': '未送信のエントリを保持しています。',

  'delete.action': '削除',
  'delete.done': 'エントリを削除しました',
  'delete.notEditor': 'エントリを削除できるのは、このカードを編集できる人だけです。',

  'day.today': '今日',
  'day.yesterday': '昨日',
  'day.unknown': '日付なし',

  'error.accessDenied': 'ポータルでの権限が不足しています。カードの担当者または管理者にご相談ください。',
  'error.appAccess': 'ポータルでこのアプリの使用が許可されていません。管理者にご相談ください。',
  'error.authLost': 'ポータルのセッションが終了しました。カードを再読み込みしてください。',
  'error.budget':
    'この操作に割り当てられたポータルの処理時間を使い切りました。10分待ってから、もう一度お試しください。',
  'error.cannotChangePinned':
    'ポータルでピン留めを保存できませんでした。しばらくしてから、もう一度お試しください。',
  'error.invalid': 'ポータルで受け付けられませんでした。入力内容を確認して、もう一度お試しください。',
  'error.methodMissing': 'このポータルはまだこの操作に対応していません。管理者に更新を依頼してください。',
  'error.network': '接続が切れました。ネットワークを確認して、もう一度お試しください。',
  'error.noScope':
    'この操作に必要な権限がアプリにありません。「証跡」の再インストールを管理者に依頼してください。',
  'error.notFound':
    'ポータルで見つかりませんでした。すでに削除された可能性があります。タブを再読み込みしてください。',
  'error.ownerNotFound': 'ポータルにこのカードがありません。削除された可能性があります。',
  'error.pinLimit': 'このカードのピン留め枠はすべて使用中です。先にピン留めを外してください。',
  'error.plan': 'ポータルのプランにはアプリの利用が含まれていません。管理者にご相談ください。',
  'error.portalDown': 'ポータル側で障害が発生しています。数分後にもう一度お試しください。',
  'error.rateLimit': 'ポータルへのリクエストが集中しています。数秒待ってから、もう一度お試しください。',
  'error.refused':
    'ポータルに拒否されました。通常は、このカードの閲覧はできても編集はできないことが原因です。',
  'error.removingDisabled':
    'このエントリは他のアプリまたはWebhookが書いたものなので、ポータルでは削除されません。',
  'error.timeout':
    'ポータルが時間内に応答しませんでした。変更が反映されているか確認してから、もう一度お試しください。',
  'error.unknown':
    '理由は不明ですが、ポータルに拒否されました。もう一度お試しください。繰り返す場合は管理者にお知らせください。',
  'error.unreadable': 'ポータルの応答を読み取れませんでした。しばらくしてから、もう一度お試しください。',
}
