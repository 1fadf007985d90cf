<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>QObject</name>
    <message>
        <source>1 sound</source>
        <translation>1 個の音</translation>
    </message>
    <message>
        <source>%1 sounds</source>
        <translation>%1 個の音</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>ほか %1 個</translation>
    </message>
</context>
<context>
    <name>faults</name>
    <message>
        <source>The file is empty</source>
        <translation>ファイルが空です</translation>
    </message>
    <message>
        <source>There is no sound in it that can be recognised</source>
        <translation>音として認識できるものがありません</translation>
    </message>
    <message>
        <source>A kind of audio that Otozu cannot read yet</source>
        <translation>音図がまだ読み込めない音声形式です</translation>
    </message>
    <message>
        <source>A sound file without any sound in it</source>
        <translation>音声ファイルですが、音が入っていません</translation>
    </message>
    <message>
        <source>Damaged: not one valid sample in it</source>
        <translation>破損：有効なサンプルが 1 つもありません</translation>
    </message>
    <message>
        <source>Damaged: it claims a sample rate that no sound has</source>
        <translation>破損：サンプルレートの値があり得ません</translation>
    </message>
    <message>
        <source>Damaged: it claims a number of channels that no sound has</source>
        <translation>破損：チャンネル数の値があり得ません</translation>
    </message>
    <message>
        <source>Damaged: decoding fails at the very beginning</source>
        <translation>破損：先頭からデコードできません</translation>
    </message>
    <message>
        <source>More than this computer&apos;s memory can hold</source>
        <translation>大きすぎてこのコンピューターのメモリーに入りません</translation>
    </message>
    <message>
        <source>There is no such file or folder</source>
        <translation>ファイルまたはフォルダーが見つかりません</translation>
    </message>
    <message>
        <source>You do not have the permission; change its access rights</source>
        <translation>アクセス権がありません。権限を変更してください</translation>
    </message>
    <message>
        <source>A link that leads to itself</source>
        <translation>自分自身に戻るリンクです</translation>
    </message>
    <message>
        <source>Not the kind of file or folder that is wanted here</source>
        <translation>ここで使える種類のファイルやフォルダーではありません</translation>
    </message>
    <message>
        <source>It was moved or deleted meanwhile</source>
        <translation>途中で移動または削除されました</translation>
    </message>
    <message>
        <source>Reading it failed; the disk may be damaged or was taken away</source>
        <translation>読み込みに失敗しました。ディスクの破損や取り外しの可能性があります</translation>
    </message>
    <message>
        <source>The disk is full; make room and try again</source>
        <translation>ディスクがいっぱいです。空きを作ってからやり直してください</translation>
    </message>
    <message>
        <source>Writing failed; the disk may be damaged or was taken away</source>
        <translation>書き込みに失敗しました。ディスクの破損や取り外しの可能性があります</translation>
    </message>
    <message>
        <source>An export into the folder that is exported would mix with it; choose another</source>
        <translation>書き出し元のフォルダーの中へ書き出すと混ざってしまいます。別の場所を選んでください</translation>
    </message>
    <message>
        <source>What the file holds cannot be used</source>
        <translation>ファイルの内容を使えません</translation>
    </message>
    <message>
        <source>Under this metric nearly all sounds are equally far apart, so that a map would mean nothing; choose another metric</source>
        <translation>この距離ではほぼすべての音が同じ遠さになり、マップの意味がなくなります。別の距離を選んでください</translation>
    </message>
    <message>
        <source>There is no sound in it that could be analysed</source>
        <translation>分析できる音がありません</translation>
    </message>
    <message>
        <source>A mistake in Otozu itself; please report it</source>
        <translation>音図自体の誤りです。ご報告ください</translation>
    </message>
    <message>
        <source>This file is no library of Otozu; it was left as it is</source>
        <translation>このファイルは音図のライブラリではありません。変更していません</translation>
    </message>
    <message>
        <source>The library&apos;s file is damaged or was cut short; take a copy of it from before, or make a new one</source>
        <translation>ライブラリのファイルが壊れているか、途中で切れています。以前の控えを使うか、新しく作成してください</translation>
    </message>
    <message>
        <source>The library&apos;s file was replaced or moved while it was open, so this was not kept; open the library again</source>
        <translation>開いている間にライブラリのファイルが置き換えられたか移動されたため、この変更は保存されませんでした。ライブラリを開き直してください</translation>
    </message>
    <message>
        <source>The file beside the library that ends with -wal belongs to another library, or to another state of this one; nothing was changed. If you have put the library back from a copy, close Otozu everywhere and move that file away</source>
        <translation>ライブラリの隣にある -wal で終わるファイルは、別のライブラリか、このライブラリの別の状態のものです。何も変更していません。ライブラリをコピーから戻した場合は、すべての音図を閉じてからそのファイルを移動してください</translation>
    </message>
    <message>
        <source>A newer version of Otozu made this library; only that can read it</source>
        <translation>より新しい版の音図で作成されたライブラリです。その版でのみ読み込めます</translation>
    </message>
    <message>
        <source>A part of Otozu is not installed</source>
        <translation>音図に必要な部品がインストールされていません</translation>
    </message>
    <message>
        <source>This folder, or one in it or around it, is in the library already</source>
        <translation>このフォルダー、またはその中や上位のフォルダーは、すでにライブラリーにあります</translation>
    </message>
    <message>
        <source>The sounds that are known are not in this folder; choose the one that holds them</source>
        <translation>このフォルダーには以前の音がありません。音のあるフォルダーを選んでください</translation>
    </message>
</context>
<context>
    <name>library</name>
    <message>
        <source>The library was opened to be looked at only</source>
        <translation>ライブラリは閲覧専用で開かれています</translation>
    </message>
    <message>
        <source>Another Otozu has this library open; here it can be looked at, but nothing is kept</source>
        <translation>別の音図がこのライブラリを開いています。ここでは閲覧のみできて、変更は保存されません</translation>
    </message>
    <message>
        <source>A newer version of Otozu made this library; it can be looked at, but nothing is kept</source>
        <translation>より新しい版の音図で作成されたライブラリです。閲覧のみできて、変更は保存されません</translation>
    </message>
    <message>
        <source>The library&apos;s file or folder may not be written to, so nothing is kept</source>
        <translation>ライブラリのファイルまたはフォルダーに書き込めないため、変更は保存されません</translation>
    </message>
    <message>
        <source>The disk is full; the library can be looked at, but nothing is kept. Make room, and open it again</source>
        <translation>ディスクがいっぱいです。ライブラリの閲覧のみできて、変更は保存されません。空きを作ってから開き直してください</translation>
    </message>
</context>
<context>
    <name>otozu::Actions</name>
    <message>
        <source>Open folder…</source>
        <translation>フォルダーを開く…</translation>
    </message>
    <message>
        <source>Open a folder of sounds</source>
        <translation>音のフォルダーを開きます</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>フォルダーを開く</translation>
    </message>
    <message>
        <source>Rescan</source>
        <translation>再読み込み</translation>
    </message>
    <message>
        <source>Read the folder again</source>
        <translation>フォルダーをもう一度読み込みます</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Stop what is going on</source>
        <translation>実行中の処理を止めます</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>書き出し…</translation>
    </message>
    <message>
        <source>Copy clusters or the selection to folders or a zip</source>
        <translation>クラスターや選択した音をフォルダーまたは zip にコピーします</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>書き出し</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>Close Otozu</source>
        <translation>音図を終了します</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>すべて選択</translation>
    </message>
    <message>
        <source>Select every sound of the map</source>
        <translation>マップのすべての音を選択します</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>全体を表示</translation>
    </message>
    <message>
        <source>Zoom out until the whole map can be seen</source>
        <translation>マップ全体が見えるまで縮小します</translation>
    </message>
    <message>
        <source>Symbols</source>
        <translation>記号</translation>
    </message>
    <message>
        <source>A symbol for each group, beside its colour</source>
        <translation>色に加えて、グループごとに記号を付けます</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>クラスター</translation>
    </message>
    <message>
        <source>Top folder</source>
        <translation>最上位のフォルダー</translation>
    </message>
    <message>
        <source>Last folder</source>
        <translation>直近のフォルダー</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>システムに合わせる</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>ライト</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>ダーク</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>動きを減らす</translation>
    </message>
    <message>
        <source>Views jump instead of gliding</source>
        <translation>表示を滑らかに動かさず、すぐに切り替えます</translation>
    </message>
    <message>
        <source>Hide or show all panels</source>
        <translation>すべてのパネルを隠す／表示する</translation>
    </message>
    <message>
        <source>The map alone</source>
        <translation>マップだけを表示します</translation>
    </message>
    <message>
        <source>Play or stop</source>
        <translation>再生／停止</translation>
    </message>
    <message>
        <source>Play the current sound, or stop it</source>
        <translation>現在の音を再生または停止します</translation>
    </message>
    <message>
        <source>Play again</source>
        <translation>もう一度再生</translation>
    </message>
    <message>
        <source>Play the current sound from its start</source>
        <translation>現在の音を最初から再生します</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop the sound</source>
        <translation>音を止めます</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>ミュート</translation>
    </message>
    <message>
        <source>Level-match</source>
        <translation>音量をそろえる</translation>
    </message>
    <message>
        <source>Play all sounds equally loud, so that loud does not win</source>
        <translation>大きい音に惑わされないよう、すべての音を同じ大きさで再生します</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>ループ</translation>
    </message>
    <message>
        <source>Play the sound again and again</source>
        <translation>音を繰り返し再生します</translation>
    </message>
    <message>
        <source>Hear under the pointer</source>
        <translation>ポインターの下の音を聴く</translation>
    </message>
    <message>
        <source>Play sounds as the pointer passes over them</source>
        <translation>ポインターが通った音を再生します</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>キーボードショートカット</translation>
    </message>
    <message>
        <source>The keys and what they do</source>
        <translation>キーとその働き</translation>
    </message>
    <message>
        <source>About Otozu</source>
        <translation>音図について</translation>
    </message>
    <message>
        <source>Version and licence</source>
        <translation>バージョンとライセンス</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>tool tip (shortcut)</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Undo the last export</source>
        <translation>最後の書き出しを元に戻す</translation>
    </message>
    <message>
        <source>Remove the copies that the last export made and nobody has changed since; the originals are not touched</source>
        <translation>最後の書き出しで作ったコピーのうち、その後変更されていないものを削除します。元のファイルには触れません</translation>
    </message>
    <message>
        <source>Timbre</source>
        <translation>音色</translation>
    </message>
    <message>
        <source>What a sound is made of, how it starts and dies away, over its whole length</source>
        <translation>音の成り立ち、立ち上がりと減衰を、音の全長にわたって比べます</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>記事</translation>
    </message>
    <message>
        <source>The mel picture of the first five seconds, as in the article that Otozu grew from</source>
        <translation>最初の 5 秒間のメルスペクトログラム画像を比べます。Otozu の元になった記事の方法です</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>長さ</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>ラウドネス</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>明るさ</translation>
    </message>
    <message>
        <source>Tempo</source>
        <translation>テンポ</translation>
    </message>
    <message>
        <source>Key</source>
        <comment>of music</comment>
        <translation>調</translation>
    </message>
    <message>
        <source>Coarser clusters</source>
        <translation>クラスターを粗く</translation>
    </message>
    <message>
        <source>Fewer, larger clusters</source>
        <translation>クラスターを少なく、大きく</translation>
    </message>
    <message>
        <source>Finer clusters</source>
        <translation>クラスターを細かく</translation>
    </message>
    <message>
        <source>More, smaller clusters</source>
        <translation>クラスターを多く、小さく</translation>
    </message>
    <message>
        <source>Lay out again</source>
        <translation>配置し直す</translation>
    </message>
    <message>
        <source>A new layout of all sounds that resembles the one there is</source>
        <translation>今の配置に似せて、すべての音を配置し直します</translation>
    </message>
    <message>
        <source>Undo layout</source>
        <translation>配置を元に戻す</translation>
    </message>
    <message>
        <source>Back to the layout before</source>
        <translation>ひとつ前の配置に戻します</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>再開</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>一時停止</translation>
    </message>
    <message>
        <source>Go on listening to the sounds that are left</source>
        <translation>残りの音の解析を続けます</translation>
    </message>
    <message>
        <source>Stop listening until you resume, also over a restart; what was done is kept</source>
        <translation>再開するまで解析を止めます（再起動しても止まったままです）。それまでの結果は残ります</translation>
    </message>
    <message>
        <source>Fold duplicates</source>
        <translation>重複をまとめる</translation>
    </message>
    <message>
        <source>Sounds that are there more than once are one dot with a number</source>
        <translation>何度もある音を、数字の付いた 1 つの点にします</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>タグ</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>お気に入り</translation>
    </message>
    <message>
        <source>Mark the selection as favourites, or take the mark away</source>
        <translation>選択したサウンドをお気に入りにする、または外す</translation>
    </message>
    <message>
        <source>Add a tag…</source>
        <translation>タグを付ける…</translation>
    </message>
    <message>
        <source>Give the selection a tag</source>
        <translation>選択したサウンドにタグを付ける</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隠す</translation>
    </message>
    <message>
        <source>The selection leaves the map and the lists; the files stay</source>
        <translation>選択したサウンドをマップと一覧から外します（ファイルはそのまま）</translation>
    </message>
    <message>
        <source>Unhide</source>
        <translation>隠すのをやめる</translation>
    </message>
    <message>
        <source>Hidden sounds of the selection come back</source>
        <translation>選択中の隠したサウンドを元に戻す</translation>
    </message>
    <message>
        <source>Show hidden sounds</source>
        <translation>隠したサウンドを表示</translation>
    </message>
    <message>
        <source>Hidden sounds are there again, in grey</source>
        <translation>隠したサウンドを灰色で表示します</translation>
    </message>
    <message>
        <source>Rename the cluster…</source>
        <translation>クラスターの名前を変更…</translation>
    </message>
    <message>
        <source>A name of your own; empty: the one that was found</source>
        <translation>好きな名前。空にすると自動の名前に戻ります</translation>
    </message>
    <message>
        <source>Add folder to this library…</source>
        <translation>このライブラリーにフォルダーを追加…</translation>
    </message>
    <message>
        <source>The sounds of another folder come onto this map</source>
        <translation>別のフォルダーの音をこのマップに加えます</translation>
    </message>
    <message>
        <source>Folders of this library…</source>
        <translation>このライブラリーのフォルダー…</translation>
    </message>
    <message>
        <source>See which folders the sounds come from; remove one, or say where it is now</source>
        <translation>音の元のフォルダーの一覧。外したり、移動先を指定したりできます</translation>
    </message>
    <message>
        <source>Duplicate family</source>
        <translation>重複グループ</translation>
    </message>
    <message>
        <source>Copy to a crate…</source>
        <translation>クレートにコピー…</translation>
    </message>
    <message>
        <source>Copy the selection to a folder that you collect sounds in</source>
        <translation>選択した音を、音を集めるフォルダーにコピーします</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>The sound that was chosen before</source>
        <translation>前に選んだ音へ</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>進む</translation>
    </message>
    <message>
        <source>The sound that was chosen after it</source>
        <translation>次に選んだ音へ</translation>
    </message>
</context>
<context>
    <name>otozu::AuditionEngine</name>
    <message>
        <source>No sound server is running, so nothing can be heard. Start PipeWire or PulseAudio, then start Otozu again.</source>
        <translation>サウンドサーバーが動いていないため、音を出せません。PipeWire か PulseAudio を起動してから、音図を起動し直してください。</translation>
    </message>
    <message>
        <source>There is no sound device. One that appears is used at once.</source>
        <translation>オーディオデバイスがありません。接続されるとすぐに使います。</translation>
    </message>
    <message>
        <source>The sound device is gone. Trying again …</source>
        <translation>オーディオデバイスが見つからなくなりました。再試行しています…</translation>
    </message>
</context>
<context>
    <name>otozu::AxisTicks</name>
    <message>
        <source>min</source>
        <translation>分</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>s</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>%1 Hz</source>
        <translation>%1 Hz</translation>
    </message>
    <message>
        <source>%1 kHz</source>
        <translation>%1 kHz</translation>
    </message>
</context>
<context>
    <name>otozu::Banner</name>
    <message>
        <source>Message</source>
        <translation>お知らせ</translation>
    </message>
    <message>
        <source>Close this message (Esc)</source>
        <translation>このお知らせを閉じる（Esc）</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>このお知らせを閉じる</translation>
    </message>
</context>
<context>
    <name>otozu::Breakdown</name>
    <message>
        <source>Other labels</source>
        <translation>その他のラベル</translation>
    </message>
    <message>
        <source>Other clusters</source>
        <translation>その他のクラスター</translation>
    </message>
    <message>
        <source>(in no folder)</source>
        <translation>（フォルダーなし）</translation>
    </message>
</context>
<context>
    <name>otozu::BreakdownChart</name>
    <message>
        <source>Breakdown chart</source>
        <translation>内訳のグラフ</translation>
    </message>
    <message>
        <source>%1 in %2
%3, %4 % of it</source>
        <translation>%2の中の %1
%3、その %4 %</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>percent</comment>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>otozu::BreakdownPanel</name>
    <message>
        <source>Breakdown</source>
        <translation>内訳</translation>
    </message>
    <message>
        <source>The breakdown shows which labels the clusters hold.
It comes with the map.</source>
        <translation>内訳は、各クラスターにどのラベルが含まれるかを示します。
マップができると表示されます。</translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation>クラスター</translation>
    </message>
    <message>
        <source>A bar a cluster, made of labels</source>
        <translation>クラスターごとの棒をラベルで積み上げます</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>ラベル</translation>
    </message>
    <message>
        <source>A bar a label, made of clusters</source>
        <translation>ラベルごとの棒をクラスターで積み上げます</translation>
    </message>
    <message>
        <source>Shares</source>
        <translation>割合</translation>
    </message>
    <message>
        <source>Shares instead of counts</source>
        <translation>個数ではなく割合</translation>
    </message>
    <message>
        <source>Bars of equal length, in percent</source>
        <translation>棒の長さをそろえ、百分率で示します</translation>
    </message>
    <message>
        <source>Label: first folder</source>
        <translation>ラベル：最上位のフォルダー</translation>
    </message>
    <message>
        <source>Label: last folder</source>
        <translation>ラベル：直近のフォルダー</translation>
    </message>
    <message>
        <source>Which folder is the label</source>
        <translation>どのフォルダーをラベルにするか</translation>
    </message>
    <message>
        <source>Breakdown chart</source>
        <translation>内訳のグラフ</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>凡例</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <comment>12 sounds, 3 clusters, 4 labels</comment>
        <translation>%1、%2、%3</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cluster(s)</source>
        <translation>
            <numerusform>%Ln クラスター</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln label(s)</source>
        <translation>
            <numerusform>%Ln ラベル</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>otozu::ClusterText</name>
    <message>
        <source>%1 %2</source>
        <comment>words of the name of a cluster: adjective and noun, or two nouns as one</comment>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>%1 &amp; %2</source>
        <comment>two kinds of sounds in the name of a cluster</comment>
        <translation>%1＆%2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>the name of a cluster and a number that tells it from another one</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a name, the name in English</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>drums</source>
        <translation>ドラム</translation>
    </message>
    <message>
        <source>kicks</source>
        <translation>キック</translation>
    </message>
    <message>
        <source>snares</source>
        <translation>スネア</translation>
    </message>
    <message>
        <source>rims</source>
        <translation>リム</translation>
    </message>
    <message>
        <source>claps</source>
        <translation>クラップ</translation>
    </message>
    <message>
        <source>snaps</source>
        <translation>スナップ</translation>
    </message>
    <message>
        <source>toms</source>
        <translation>タム</translation>
    </message>
    <message>
        <source>percussion</source>
        <translation>パーカッション</translation>
    </message>
    <message>
        <source>cymbals</source>
        <translation>シンバル</translation>
    </message>
    <message>
        <source>hats</source>
        <translation>ハイハット</translation>
    </message>
    <message>
        <source>closed hats</source>
        <translation>クローズドハット</translation>
    </message>
    <message>
        <source>open hats</source>
        <translation>オープンハット</translation>
    </message>
    <message>
        <source>pedal hats</source>
        <translation>ペダルハット</translation>
    </message>
    <message>
        <source>crashes</source>
        <translation>クラッシュ</translation>
    </message>
    <message>
        <source>rides</source>
        <translation>ライド</translation>
    </message>
    <message>
        <source>splashes</source>
        <translation>スプラッシュ</translation>
    </message>
    <message>
        <source>chinas</source>
        <translation>チャイナシンバル</translation>
    </message>
    <message>
        <source>gongs</source>
        <translation>ゴング</translation>
    </message>
    <message>
        <source>cowbells</source>
        <translation>カウベル</translation>
    </message>
    <message>
        <source>shakers</source>
        <translation>シェイカー</translation>
    </message>
    <message>
        <source>tambourines</source>
        <translation>タンバリン</translation>
    </message>
    <message>
        <source>hand drums</source>
        <translation>ハンドドラム</translation>
    </message>
    <message>
        <source>congas</source>
        <translation>コンガ</translation>
    </message>
    <message>
        <source>bongos</source>
        <translation>ボンゴ</translation>
    </message>
    <message>
        <source>djembes</source>
        <translation>ジャンベ</translation>
    </message>
    <message>
        <source>tablas</source>
        <translation>タブラ</translation>
    </message>
    <message>
        <source>cajons</source>
        <translation>カホン</translation>
    </message>
    <message>
        <source>timbales</source>
        <translation>ティンバレス</translation>
    </message>
    <message>
        <source>timpani</source>
        <translation>ティンパニ</translation>
    </message>
    <message>
        <source>woodblocks</source>
        <translation>ウッドブロック</translation>
    </message>
    <message>
        <source>claves</source>
        <translation>クラベス</translation>
    </message>
    <message>
        <source>guiros</source>
        <translation>ギロ</translation>
    </message>
    <message>
        <source>agogos</source>
        <translation>アゴゴ</translation>
    </message>
    <message>
        <source>triangles</source>
        <translation>トライアングル</translation>
    </message>
    <message>
        <source>taikos</source>
        <translation>太鼓</translation>
    </message>
    <message>
        <source>clicks</source>
        <translation>クリック</translation>
    </message>
    <message>
        <source>stomps</source>
        <translation>ストンプ</translation>
    </message>
    <message>
        <source>basses</source>
        <translation>ベース</translation>
    </message>
    <message>
        <source>synth basses</source>
        <translation>シンセベース</translation>
    </message>
    <message>
        <source>sub basses</source>
        <translation>サブベース</translation>
    </message>
    <message>
        <source>reeses</source>
        <translation>リースベース</translation>
    </message>
    <message>
        <source>double basses</source>
        <translation>コントラバス</translation>
    </message>
    <message>
        <source>instruments</source>
        <translation>楽器</translation>
    </message>
    <message>
        <source>synths</source>
        <translation>シンセ</translation>
    </message>
    <message>
        <source>pads</source>
        <translation>パッド</translation>
    </message>
    <message>
        <source>leads</source>
        <translation>リード</translation>
    </message>
    <message>
        <source>plucks</source>
        <translation>プラック</translation>
    </message>
    <message>
        <source>stabs</source>
        <translation>スタブ</translation>
    </message>
    <message>
        <source>chords</source>
        <translation>コード</translation>
    </message>
    <message>
        <source>arps</source>
        <translation>アルペジオ</translation>
    </message>
    <message>
        <source>drones</source>
        <translation>ドローン</translation>
    </message>
    <message>
        <source>keys</source>
        <translation>キーボード</translation>
    </message>
    <message>
        <source>pianos</source>
        <translation>ピアノ</translation>
    </message>
    <message>
        <source>prepared pianos</source>
        <translation>プリペアドピアノ</translation>
    </message>
    <message>
        <source>electric pianos</source>
        <translation>エレピ</translation>
    </message>
    <message>
        <source>organs</source>
        <translation>オルガン</translation>
    </message>
    <message>
        <source>harpsichords</source>
        <translation>チェンバロ</translation>
    </message>
    <message>
        <source>accordions</source>
        <translation>アコーディオン</translation>
    </message>
    <message>
        <source>guitars</source>
        <translation>ギター</translation>
    </message>
    <message>
        <source>banjos</source>
        <translation>バンジョー</translation>
    </message>
    <message>
        <source>ukuleles</source>
        <translation>ウクレレ</translation>
    </message>
    <message>
        <source>sitars</source>
        <translation>シタール</translation>
    </message>
    <message>
        <source>harps</source>
        <translation>ハープ</translation>
    </message>
    <message>
        <source>kotos</source>
        <translation>琴</translation>
    </message>
    <message>
        <source>shamisens</source>
        <translation>三味線</translation>
    </message>
    <message>
        <source>strings</source>
        <translation>ストリングス</translation>
    </message>
    <message>
        <source>violins</source>
        <translation>バイオリン</translation>
    </message>
    <message>
        <source>violas</source>
        <translation>ビオラ</translation>
    </message>
    <message>
        <source>cellos</source>
        <translation>チェロ</translation>
    </message>
    <message>
        <source>brass</source>
        <translation>金管</translation>
    </message>
    <message>
        <source>trumpets</source>
        <translation>トランペット</translation>
    </message>
    <message>
        <source>trombones</source>
        <translation>トロンボーン</translation>
    </message>
    <message>
        <source>tubas</source>
        <translation>チューバ</translation>
    </message>
    <message>
        <source>horns</source>
        <translation>ホルン</translation>
    </message>
    <message>
        <source>woodwinds</source>
        <translation>木管</translation>
    </message>
    <message>
        <source>flutes</source>
        <translation>フルート</translation>
    </message>
    <message>
        <source>clarinets</source>
        <translation>クラリネット</translation>
    </message>
    <message>
        <source>oboes</source>
        <translation>オーボエ</translation>
    </message>
    <message>
        <source>bassoons</source>
        <translation>ファゴット</translation>
    </message>
    <message>
        <source>saxes</source>
        <translation>サックス</translation>
    </message>
    <message>
        <source>shakuhachis</source>
        <translation>尺八</translation>
    </message>
    <message>
        <source>harmonicas</source>
        <translation>ハーモニカ</translation>
    </message>
    <message>
        <source>whistles</source>
        <translation>ホイッスル</translation>
    </message>
    <message>
        <source>mallets</source>
        <translation>マレット</translation>
    </message>
    <message>
        <source>bells</source>
        <translation>ベル</translation>
    </message>
    <message>
        <source>chimes</source>
        <translation>チャイム</translation>
    </message>
    <message>
        <source>glockenspiels</source>
        <translation>グロッケン</translation>
    </message>
    <message>
        <source>marimbas</source>
        <translation>マリンバ</translation>
    </message>
    <message>
        <source>vibraphones</source>
        <translation>ビブラフォン</translation>
    </message>
    <message>
        <source>xylophones</source>
        <translation>シロフォン</translation>
    </message>
    <message>
        <source>kalimbas</source>
        <translation>カリンバ</translation>
    </message>
    <message>
        <source>celestas</source>
        <translation>チェレスタ</translation>
    </message>
    <message>
        <source>voices</source>
        <translation>ボイス</translation>
    </message>
    <message>
        <source>choirs</source>
        <translation>合唱</translation>
    </message>
    <message>
        <source>shouts</source>
        <translation>シャウト</translation>
    </message>
    <message>
        <source>laughs</source>
        <translation>笑い声</translation>
    </message>
    <message>
        <source>breaths</source>
        <translation>ブレス</translation>
    </message>
    <message>
        <source>effects</source>
        <translation>エフェクト</translation>
    </message>
    <message>
        <source>risers</source>
        <translation>ライザー</translation>
    </message>
    <message>
        <source>downlifters</source>
        <translation>ダウンリフター</translation>
    </message>
    <message>
        <source>sweeps</source>
        <translation>スイープ</translation>
    </message>
    <message>
        <source>whooshes</source>
        <translation>ウーシュ</translation>
    </message>
    <message>
        <source>impacts</source>
        <translation>インパクト</translation>
    </message>
    <message>
        <source>lasers</source>
        <translation>レーザー</translation>
    </message>
    <message>
        <source>glitches</source>
        <translation>グリッチ</translation>
    </message>
    <message>
        <source>scratches</source>
        <translation>スクラッチ</translation>
    </message>
    <message>
        <source>sirens</source>
        <translation>サイレン</translation>
    </message>
    <message>
        <source>foley</source>
        <translation>フォーリー</translation>
    </message>
    <message>
        <source>footsteps</source>
        <translation>足音</translation>
    </message>
    <message>
        <source>noises</source>
        <translation>ノイズ</translation>
    </message>
    <message>
        <source>textures</source>
        <translation>テクスチャー</translation>
    </message>
    <message>
        <source>atmospheres</source>
        <translation>環境音</translation>
    </message>
    <message>
        <source>fills</source>
        <translation>フィル</translation>
    </message>
    <message>
        <source>loops</source>
        <translation>ループ</translation>
    </message>
    <message>
        <source>breaks</source>
        <translation>ブレイク</translation>
    </message>
    <message>
        <source>beats</source>
        <translation>ビート</translation>
    </message>
    <message>
        <source>riffs</source>
        <translation>リフ</translation>
    </message>
    <message>
        <source>melodies</source>
        <translation>メロディー</translation>
    </message>
    <message>
        <source>acoustic</source>
        <translation>アコースティック</translation>
    </message>
    <message>
        <source>electronic</source>
        <translation>エレクトロ</translation>
    </message>
    <message>
        <source>analog</source>
        <translation>アナログ</translation>
    </message>
    <message>
        <source>vinyl</source>
        <translation>レコード</translation>
    </message>
    <message>
        <source>lo-fi</source>
        <translation>ローファイ</translation>
    </message>
    <message>
        <source>distorted</source>
        <translation>ディストーション</translation>
    </message>
    <message>
        <source>reversed</source>
        <translation>リバース</translation>
    </message>
    <message>
        <source>muted</source>
        <translation>ミュート</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>クローズド</translation>
    </message>
    <message>
        <source>open</source>
        <translation>オープン</translation>
    </message>
    <message>
        <source>pedal</source>
        <translation>ペダル</translation>
    </message>
    <message>
        <source>foot</source>
        <translation>フット</translation>
    </message>
    <message>
        <source>floor</source>
        <translation>フロア</translation>
    </message>
    <message>
        <source>sub</source>
        <translation>サブ</translation>
    </message>
    <message>
        <source>low</source>
        <translation>ロー</translation>
    </message>
    <message>
        <source>mid</source>
        <translation>ミッド</translation>
    </message>
    <message>
        <source>high</source>
        <translation>ハイ</translation>
    </message>
    <message>
        <source>hard</source>
        <translation>ハード</translation>
    </message>
    <message>
        <source>soft</source>
        <translation>ソフト</translation>
    </message>
    <message>
        <source>deep</source>
        <translation>ディープ</translation>
    </message>
    <message>
        <source>clean</source>
        <translation>クリーン</translation>
    </message>
    <message>
        <source>dirty</source>
        <translation>ダーティ</translation>
    </message>
    <message>
        <source>layered</source>
        <translation>レイヤー</translation>
    </message>
    <message>
        <source>male</source>
        <translation>男声</translation>
    </message>
    <message>
        <source>female</source>
        <translation>女声</translation>
    </message>
    <message>
        <source>picked</source>
        <translation>ピック弾き</translation>
    </message>
    <message>
        <source>bowed</source>
        <translation>弓弾き</translation>
    </message>
    <message>
        <source>pizzicato</source>
        <translation>ピチカート</translation>
    </message>
    <message>
        <source>staccato</source>
        <translation>スタッカート</translation>
    </message>
    <message>
        <source>legato</source>
        <translation>レガート</translation>
    </message>
    <message>
        <source>sustained</source>
        <translation>サステイン</translation>
    </message>
    <message>
        <source>tremolo</source>
        <translation>トレモロ</translation>
    </message>
    <message>
        <source>sounds</source>
        <translation>サウンド</translation>
    </message>
    <message>
        <source>tones</source>
        <translation>トーン</translation>
    </message>
    <message>
        <source>short</source>
        <comment>adjective, before what is called so</comment>
        <translation>短い</translation>
    </message>
    <message>
        <source>short</source>
        <comment>adjective, before another one</comment>
        <translation>短く</translation>
    </message>
    <message>
        <source>long</source>
        <comment>adjective, before what is called so</comment>
        <translation>長い</translation>
    </message>
    <message>
        <source>long</source>
        <comment>adjective, before another one</comment>
        <translation>長く</translation>
    </message>
    <message>
        <source>hard</source>
        <comment>adjective, before what is called so</comment>
        <translation>アタックの鋭い</translation>
    </message>
    <message>
        <source>hard</source>
        <comment>adjective, before another one</comment>
        <translation>アタックが鋭く</translation>
    </message>
    <message>
        <source>soft</source>
        <comment>adjective, before what is called so</comment>
        <translation>アタックの柔らかい</translation>
    </message>
    <message>
        <source>soft</source>
        <comment>adjective, before another one</comment>
        <translation>アタックが柔らかく</translation>
    </message>
    <message>
        <source>low</source>
        <comment>adjective, before what is called so</comment>
        <translation>低い</translation>
    </message>
    <message>
        <source>low</source>
        <comment>adjective, before another one</comment>
        <translation>低く</translation>
    </message>
    <message>
        <source>high</source>
        <comment>adjective, before what is called so</comment>
        <translation>高い</translation>
    </message>
    <message>
        <source>high</source>
        <comment>adjective, before another one</comment>
        <translation>高く</translation>
    </message>
    <message>
        <source>dark</source>
        <comment>adjective, before what is called so</comment>
        <translation>暗い</translation>
    </message>
    <message>
        <source>dark</source>
        <comment>adjective, before another one</comment>
        <translation>暗く</translation>
    </message>
    <message>
        <source>bright</source>
        <comment>adjective, before what is called so</comment>
        <translation>明るい</translation>
    </message>
    <message>
        <source>bright</source>
        <comment>adjective, before another one</comment>
        <translation>明るく</translation>
    </message>
    <message>
        <source>tonal</source>
        <comment>adjective, before what is called so</comment>
        <translation>音程のある</translation>
    </message>
    <message>
        <source>tonal</source>
        <comment>adjective, before another one</comment>
        <translation>音程があり</translation>
    </message>
    <message>
        <source>noisy</source>
        <comment>adjective, before what is called so</comment>
        <translation>ノイジーな</translation>
    </message>
    <message>
        <source>noisy</source>
        <comment>adjective, before another one</comment>
        <translation>ノイジーで</translation>
    </message>
</context>
<context>
    <name>otozu::CopyJob</name>
    <message numerus="yes">
        <source>%Ln sound(s) copied to %1.</source>
        <translation>
            <numerusform>%Ln 個の音を %1にコピーしました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln got a number, because the name was taken.</source>
        <translation>
            <numerusform>同じ名前があったため、%Ln 個に番号を付けました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be read: %1</source>
        <comment>%1 is the first of them</comment>
        <translation>
            <numerusform>%Ln 個は読み込めませんでした：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>file (reason)</comment>
        <translation>%1（%2）</translation>
    </message>
    <message numerus="yes">
        <source>Stopped. %Ln sound(s) were copied.</source>
        <translation>
            <numerusform>中止しました。%Ln 個の音をコピーしました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stayed, because they have changed since.</source>
        <translation>
            <numerusform>%Ln 個はその後変更されたため、残しました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sound(s) had been copied by then.</source>
        <translation>
            <numerusform>それまでに %Ln 個の音をコピーしました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln copied file(s) removed again from %1.</source>
        <translation>
            <numerusform>%1 からコピー %Ln 個を取り除きました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sound(s) copied to the crate %1.</source>
        <translation>
            <numerusform>%Ln 個の音をクレート %1 にコピーしました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln were there already.</source>
        <translation>
            <numerusform>%Ln 個はすでにありました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sound(s) were in the crate %1 already: nothing was copied.</source>
        <translation>
            <numerusform>%Ln 個の音はすでにクレート %1 にあります。コピーはしていません。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>otozu::CrateList</name>
    <message>
        <source>Crates</source>
        <translation>クレート</translation>
    </message>
</context>
<context>
    <name>otozu::CrateModel</name>
    <message>
        <source>not there</source>
        <translation>見つかりません</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln ファイル</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is not there. Is its drive connected?</source>
        <translation>%1 が見つかりません。ドライブは接続されていますか?</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>crate, how many files</comment>
        <translation>%1、%2</translation>
    </message>
</context>
<context>
    <name>otozu::CratePanel</name>
    <message>
        <source>Crates</source>
        <translation>クレート</translation>
    </message>
    <message>
        <source>Add crate…</source>
        <translation>クレートを追加…</translation>
    </message>
    <message>
        <source>Drop sounds on a crate: they are copied there.</source>
        <translation>音をクレートにドロップすると、そこにコピーされます。</translation>
    </message>
    <message>
        <source>A crate is a folder of yours in which you collect sounds.
They are copied there; nothing is moved or overwritten.</source>
        <translation>クレートは、音を集めるための自分のフォルダーです。
音はそこにコピーされ、移動や上書きはされません。</translation>
    </message>
    <message>
        <source>Choose a folder for sounds that you collect</source>
        <translation>音を集めるフォルダーを選びます</translation>
    </message>
</context>
<context>
    <name>otozu::DecibelLegend</name>
    <message>
        <source>Level scale, %1 to 0 dB</source>
        <translation>レベルの目盛り、%1～0 dB</translation>
    </message>
    <message>
        <source>%1 dB</source>
        <translation>%1 dB</translation>
    </message>
</context>
<context>
    <name>otozu::DockTitle</name>
    <message>
        <source>Hide %1</source>
        <comment>a panel</comment>
        <translation>「%1」を隠す</translation>
    </message>
</context>
<context>
    <name>otozu::DropVeil</name>
    <message>
        <source>Drop to open this folder</source>
        <translation>ここにドロップするとフォルダーを開きます</translation>
    </message>
</context>
<context>
    <name>otozu::DropZone</name>
    <message>
        <source>Drop a folder of sounds here</source>
        <translation>音のフォルダーをここにドロップ</translation>
    </message>
</context>
<context>
    <name>otozu::EvidenceText</name>
    <message>
        <source>%1 % noise</source>
        <translation>ノイズ %1 %</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>adjective of a name, typical value</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: %2, other clusters of this name %3</source>
        <translation>%1：%2、同じ名前のほかのクラスター %3</translation>
    </message>
    <message>
        <source>%1: %2, others %3</source>
        <translation>%1：%2、ほか %3</translation>
    </message>
    <message>
        <source>%1: in %2 of %3 names</source>
        <translation>%1：%3 個中 %2 個の名前にあり</translation>
    </message>
    <message>
        <source>%1: in %2 of %3 names, %4 of %5 elsewhere</source>
        <translation>%1：%3 個中 %2 個の名前にあり、ほかでは %5 個中 %4 個</translation>
    </message>
</context>
<context>
    <name>otozu::ExportDialog</name>
    <message>
        <source>Your files stay where they are: only copies are made.</source>
        <translation>元のファイルはそのまま残り、コピーだけを作ります。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>書き出し</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>書き出しの進み具合</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>Removes the copies that were just made</source>
        <translation>今作ったコピーを取り除きます</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>フォルダーを開く</translation>
    </message>
    <message>
        <source>Removing the copies …</source>
        <translation>コピーを取り除いています…</translation>
    </message>
    <message>
        <source>Starting …</source>
        <translation>開始しています…</translation>
    </message>
    <message>
        <source>Export sounds</source>
        <translation>音の書き出し</translation>
    </message>
    <message>
        <source> %1 had been copied before, whole; Undo removes them.</source>
        <translation> それまでに %1を完全にコピーしました。「元に戻す」で取り除けます。</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was written.</source>
        <translation>キャンセルしました。何も書き込んでいません。</translation>
    </message>
    <message>
        <source>Cancelled. %1 had been copied before, whole; Undo removes them.</source>
        <translation>キャンセルしました。それまでに %1を完全にコピーしました。「元に戻す」で取り除けます。</translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation>中止しています…</translation>
    </message>
    <message>
        <source>Undone. The copies are removed.</source>
        <translation>元に戻しました。コピーを取り除きました。</translation>
    </message>
    <message>
        <source>Undone. %1 stay, because they were changed since or could not be removed.</source>
        <translation>元に戻しました。%1は、その後変更されたか取り除けなかったため、残っています。</translation>
    </message>
</context>
<context>
    <name>otozu::ExportForm</name>
    <message>
        <source>/Otozu export</source>
        <translation>/音図 書き出し</translation>
    </message>
    <message>
        <source>What</source>
        <translation>対象</translation>
    </message>
    <message>
        <source>The selection (%1)</source>
        <translation>選択した音（%1）</translation>
    </message>
    <message>
        <source>All clusters (%1)</source>
        <translation>すべてのクラスター（%1）</translation>
    </message>
    <message>
        <source>Chosen clusters</source>
        <translation>選んだクラスター</translation>
    </message>
    <message>
        <source>Clusters to export</source>
        <translation>書き出すクラスター</translation>
    </message>
    <message>
        <source>Check all</source>
        <translation>すべて選ぶ</translation>
    </message>
    <message>
        <source>Check none</source>
        <translation>すべて外す</translation>
    </message>
    <message>
        <source>As</source>
        <translation>形式</translation>
    </message>
    <message>
        <source>Folders, one a cluster</source>
        <translation>クラスターごとのフォルダー</translation>
    </message>
    <message>
        <source>One zip file</source>
        <translation>1 つの zip ファイル</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>プレビュー</translation>
    </message>
    <message>
        <source>What will be written</source>
        <translation>書き込まれる内容</translation>
    </message>
    <message>
        <source>Show only these</source>
        <translation>これらだけを表示</translation>
    </message>
    <message>
        <source>Show only files whose name changes</source>
        <translation>名前が変わるファイルだけを表示します</translation>
    </message>
    <message>
        <source>Where to</source>
        <translation>書き出し先</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>選ぶ…</translation>
    </message>
    <message>
        <source>Choose where to</source>
        <translation>書き出し先を選ぶ</translation>
    </message>
    <message>
        <source>Replace the zip that is there</source>
        <translation>すでにある zip を置き換える</translation>
    </message>
    <message>
        <source>Write zip</source>
        <translation>zip を書き出す</translation>
    </message>
    <message>
        <source>Zip files (*.zip)</source>
        <translation>zip ファイル (*.zip)</translation>
    </message>
    <message>
        <source>Copy into</source>
        <translation>コピー先</translation>
    </message>
    <message>
        <source>No two names clash. A list of what came from where is added.</source>
        <translation>名前の重なりはありません。元の場所の一覧も加えます。</translation>
    </message>
    <message>
        <source>%1 would clash by name and get a number</source>
        <translation>%1は名前が重なるため、番号を付けます</translation>
    </message>
    <message>
        <source>%1 get another name: %2 clashed, %3 would not work on every system</source>
        <translation>%1は名前が変わります：%2は名前の重なり、%3は一部のシステムで使えない名前</translation>
    </message>
    <message>
        <source>%1, %2.</source>
        <translation>%1、%2。</translation>
    </message>
    <message>
        <source>Nothing is chosen.</source>
        <translation>何も選ばれていません。</translation>
    </message>
    <message>
        <source> Only %1 are free there.</source>
        <translation> 空きは %1しかありません。</translation>
    </message>
    <message>
        <source> %1 are free there.</source>
        <translation> 空きは %1です。</translation>
    </message>
    <message>
        <source> The folder is not empty: nothing in it will be replaced.</source>
        <translation> フォルダーは空ではありませんが、中のものは置き換えません。</translation>
    </message>
    <message>
        <source>One of each duplicate</source>
        <translation>重複は 1 つだけ</translation>
    </message>
    <message>
        <source>Of sounds that are there more than once, also at another level or in another format, one goes out</source>
        <translation>何度もある音は（音量や形式が違うものも）、1 つだけ書き出します</translation>
    </message>
    <message numerus="yes">
        <source> %Ln duplicate(s) stay out.</source>
        <translation>
            <numerusform> 重複 %Ln 個は書き出しません。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hidden sound(s) are left out.</source>
        <comment>of clusters that are exported</comment>
        <translation>
            <numerusform>隠した音 %Ln 個は除かれます。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>otozu::ExportPreview</name>
    <message>
        <source>Export</source>
        <translation>書き出し</translation>
    </message>
    <message>
        <source>Write %1 to one zip</source>
        <translation>%1を 1 つの zip に書き出す</translation>
    </message>
    <message>
        <source>Copy %1 to %2</source>
        <translation>%1を %2にコピー</translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation>%1をコピー</translation>
    </message>
    <message>
        <source>%1 of %2 · %3 of %4</source>
        <translation>%1 / %2 · %3 / %4</translation>
    </message>
    <message>
        <source> · %1 left</source>
        <translation> · 残り %1</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 (%2) are in %3.</source>
        <translation>%1（%2）が %3にあります。</translation>
    </message>
    <message>
        <source>1 file (%1) is in %2.</source>
        <translation>1 個のファイル（%1）が %2にあります。</translation>
    </message>
    <message>
        <source> %1 got another number, because the name was taken there.</source>
        <translation> 同じ名前があったため、%1は別の番号にしました。</translation>
    </message>
    <message>
        <source> %1 could not be read, the first: %2 (%3).</source>
        <translation> %1は読み込めませんでした。最初のもの：%2（%3）。</translation>
    </message>
</context>
<context>
    <name>otozu::ExportTreeModel</name>
    <message>
        <source>from %1</source>
        <translation>元：%1</translation>
    </message>
    <message>
        <source>Will be written</source>
        <translation>書き込み</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>ファイル数</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>サイズ</translation>
    </message>
    <message>
        <source>Name before</source>
        <translation>元の名前</translation>
    </message>
</context>
<context>
    <name>otozu::FactTexts</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>Mono</source>
        <translation>モノラル</translation>
    </message>
    <message>
        <source>Stereo</source>
        <translation>ステレオ</translation>
    </message>
    <message>
        <source>%1 channels</source>
        <translation>%1 チャンネル</translation>
    </message>
    <message>
        <source>1 file</source>
        <translation>1 個のファイル</translation>
    </message>
    <message>
        <source>%1 files</source>
        <translation>%1 個のファイル</translation>
    </message>
    <message>
        <source>1 folder</source>
        <translation>1 個のフォルダー</translation>
    </message>
    <message>
        <source>%1 folders</source>
        <translation>%1 個のフォルダー</translation>
    </message>
    <message>
        <source>1 sound</source>
        <translation>1 個の音</translation>
    </message>
    <message>
        <source>%1 sounds</source>
        <translation>%1 個の音</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>長さ</translation>
    </message>
    <message>
        <source>Sample rate</source>
        <translation>サンプルレート</translation>
    </message>
    <message>
        <source>%1 Hz</source>
        <translation>%1 Hz</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>チャンネル</translation>
    </message>
    <message>
        <source>Bit depth</source>
        <translation>ビット深度</translation>
    </message>
    <message>
        <source>%1 bit</source>
        <translation>%1 ビット</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>形式</translation>
    </message>
    <message>
        <source>File size</source>
        <translation>ファイルサイズ</translation>
    </message>
    <message>
        <source>%1 BPM</source>
        <translation>%1 BPM</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>a key: A minor</comment>
        <translation>%1 マイナー</translation>
    </message>
    <message>
        <source>%1 maj</source>
        <comment>a key: A major</comment>
        <translation>%1 メジャー</translation>
    </message>
    <message>
        <source>%1 %2 ct</source>
        <comment>a note and how many cents it is off</comment>
        <translation>%1 %2 セント</translation>
    </message>
    <message>
        <source>%1 LUFS</source>
        <translation>%1 LUFS</translation>
    </message>
    <message>
        <source>Tempo</source>
        <translation>テンポ</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>調</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>音名</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>ラウドネス</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>明るさ</translation>
    </message>
</context>
<context>
    <name>otozu::FamilyList</name>
    <message>
        <source>Duplicates</source>
        <translation>重複</translation>
    </message>
    <message>
        <source>No sound is there more than once.</source>
        <translation>同じ音はありません。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln sound(s) more than once</source>
        <translation>
            <numerusform>何度もある音 %Ln 個</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln copies beside the first</source>
        <translation>
            <numerusform>%Ln 個の写し</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>otozu::FamilyModel</name>
    <message numerus="yes">
        <source>%Ln copies</source>
        <translation>
            <numerusform>%Ln 個</numerusform>
        </translation>
    </message>
    <message>
        <source>Stands for all</source>
        <comment>of the first of several copies</comment>
        <translation>代表</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>音</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>フォルダー</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>形式</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>違い</translation>
    </message>
</context>
<context>
    <name>otozu::FamilyText</name>
    <message>
        <source>%1 kHz</source>
        <translation>%1 kHz</translation>
    </message>
    <message>
        <source>%1 bit</source>
        <translation>%1 ビット</translation>
    </message>
    <message>
        <source>The same sound</source>
        <translation>同じ音</translation>
    </message>
    <message>
        <source>%1 dB softer</source>
        <translation>%1 dB 小さい</translation>
    </message>
    <message>
        <source>%1 dB louder</source>
        <translation>%1 dB 大きい</translation>
    </message>
    <message>
        <source>%1 longer</source>
        <translation>%1 長い</translation>
    </message>
    <message>
        <source>%1 shorter</source>
        <translation>%1 短い</translation>
    </message>
    <message>
        <source>Hardly any</source>
        <translation>ほとんどなし</translation>
    </message>
</context>
<context>
    <name>otozu::FoldersDialog</name>
    <message>
        <source>Add folder…</source>
        <translation>フォルダーを追加…</translation>
    </message>
    <message>
        <source>Folders of this library</source>
        <translation>このライブラリーのフォルダー</translation>
    </message>
    <message>
        <source>The sounds of all these are on one map. Nothing is ever changed in them.</source>
        <translation>これらすべての音が一つのマップに並びます。中のファイルは変更されません。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message numerus="yes">
        <source>Removed. %Ln sound(s) of it are kept, as missing.</source>
        <translation>
            <numerusform>外されています。%Ln 個の音は「見つからない音」として残っています。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sound(s)</source>
        <translation>
            <numerusform>%Ln 個の音</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not there. %Ln sound(s) of it are kept.</source>
        <translation>
            <numerusform>見つかりません。%Ln 個の音の情報は残っています。</numerusform>
        </translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>Its sounds come back onto the map</source>
        <translation>このフォルダーの音をマップに戻します</translation>
    </message>
    <message>
        <source>Forget for good</source>
        <translation>完全に忘れる</translation>
    </message>
    <message>
        <source>Also favourites, tags and places of its sounds; the files stay as they are</source>
        <translation>お気に入り、タグ、位置もすべて忘れます。ファイルはそのままです</translation>
    </message>
    <message>
        <source>It is now at…</source>
        <translation>移動先を指定…</translation>
    </message>
    <message>
        <source>Say where this folder has gone; all that is known of its sounds goes along</source>
        <translation>フォルダーの移動先を指定します。音の情報はすべて引き継がれます</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>外す</translation>
    </message>
    <message>
        <source>A library has at least one folder</source>
        <translation>ライブラリーにはフォルダーが一つ以上必要です</translation>
    </message>
    <message>
        <source>No longer looked at; what is known of its sounds is kept until you say otherwise</source>
        <translation>今後は調べません。音の情報は、忘れるよう指示するまで残ります</translation>
    </message>
</context>
<context>
    <name>otozu::GranularitySlider</name>
    <message>
        <source>Coarse or fine clusters</source>
        <translation>クラスターの粗さ</translation>
    </message>
    <message>
        <source>Number of clusters</source>
        <translation>クラスターの数</translation>
    </message>
    <message>
        <source>coarse</source>
        <comment>clusters</comment>
        <translation>粗い</translation>
    </message>
    <message>
        <source>fine</source>
        <comment>clusters</comment>
        <translation>細かい</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cluster(s)</source>
        <translation>
            <numerusform>%Ln クラスター</numerusform>
        </translation>
    </message>
    <message>
        <source>%1. A double click goes back to the middle, which suits the map.</source>
        <translation>%1。ダブルクリックで、マップに合った中央に戻ります。</translation>
    </message>
</context>
<context>
    <name>otozu::GroupDelegate</name>
    <message>
        <source>%1 of %2</source>
        <comment>selected of all</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>hidden</source>
        <comment>a cluster</comment>
        <translation>非表示</translation>
    </message>
</context>
<context>
    <name>otozu::GroupList</name>
    <message>
        <source>Groups</source>
        <translation>グループ</translation>
    </message>
</context>
<context>
    <name>otozu::GroupModel</name>
    <message>
        <source>%1, %2</source>
        <comment>name of a cluster or folder, number of sounds</comment>
        <translation>%1、%2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln sound(s)</source>
        <translation>
            <numerusform>%Ln 個の音</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2. Click to select them, double click to zoom in, drag to take them along.</source>
        <translation>%1：%2。クリックで選択、ダブルクリックで拡大、ドラッグで持ち出せます。</translation>
    </message>
    <message>
        <source>, hidden</source>
        <comment>after the name and size of a cluster</comment>
        <translation>、非表示</translation>
    </message>
    <message>
        <source>%1: %2. The cluster is hidden; %3 shows it again.</source>
        <translation>%1: %2。このクラスターは隠れています。%3 で戻ります。</translation>
    </message>
</context>
<context>
    <name>otozu::HearingControls</name>
    <message>
        <source>Volume</source>
        <translation>音量</translation>
    </message>
    <message>
        <source>Sound output</source>
        <translation>音の出力</translation>
    </message>
    <message>
        <source>Volume: %1 %</source>
        <translation>音量：%1 %</translation>
    </message>
    <message>
        <source>Cannot play %1: %2</source>
        <translation>%1を再生できません：%2</translation>
    </message>
</context>
<context>
    <name>otozu::HoverCards</name>
    <message numerus="yes">
        <source>%Ln copies: %1</source>
        <extracomment>how many times a sound is there, and in which folders</extracomment>
        <translation>
            <numerusform>%Ln 個あります：%1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>otozu::MainToolBar</name>
    <message>
        <source>Tool bar</source>
        <translation>ツールバー</translation>
    </message>
    <message>
        <source>More buttons</source>
        <translation>ほかのボタン</translation>
    </message>
    <message>
        <source>What the colours stand for (Ctrl+1, Ctrl+2, Ctrl+3)</source>
        <translation>色が表すもの（Ctrl+1、Ctrl+2、Ctrl+3）</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>フォルダーを開く</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>メニュー</translation>
    </message>
    <message>
        <source>Colour: %1</source>
        <comment>what the colours stand for</comment>
        <translation>色：%1</translation>
    </message>
    <message>
        <source>Recent folders</source>
        <translation>最近のフォルダー</translation>
    </message>
    <message>
        <source>Demo pack</source>
        <translation>デモパック</translation>
    </message>
    <message>
        <source>Forget these</source>
        <translation>履歴を消す</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>外観</translation>
    </message>
    <message>
        <source>Size (from the next start)</source>
        <translation>表示サイズ（次回の起動から）</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>パネル</translation>
    </message>
    <message>
        <source>What makes sounds neighbours; a change reads the folder again</source>
        <translation>何をもって音を近いとみなすか。変えるとフォルダーを読み直します</translation>
    </message>
    <message>
        <source>Profile: %1</source>
        <comment>what makes sounds neighbours</comment>
        <translation>プロファイル：%1</translation>
    </message>
</context>
<context>
    <name>otozu::MainWindow</name>
    <message>
        <source>Otozu</source>
        <translation>音図</translation>
    </message>
    <message>
        <source>Making the demo pack</source>
        <translation>デモパックを作っています</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>フォルダーを開く</translation>
    </message>
    <message>
        <source>Open a folder of sounds</source>
        <translation>音のフォルダーを開きます</translation>
    </message>
    <message>
        <source>Looking for sounds…</source>
        <translation>音を探しています…</translation>
    </message>
    <message>
        <source>%1 – Otozu</source>
        <comment>open folder</comment>
        <translation>%1 – 音図</translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation>クラスター</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>フォルダー</translation>
    </message>
    <message>
        <source>There is no sound in %1 that can be analysed.</source>
        <translation>%1に分析できる音はありません。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln sound file(s) could not be read.</source>
        <translation>
            <numerusform>%Ln 個の音声ファイルは読み込めませんでした。</numerusform>
        </translation>
    </message>
    <message>
        <source>See why</source>
        <translation>理由を見る</translation>
    </message>
    <message>
        <source>Open another folder…</source>
        <translation>別のフォルダーを開く…</translation>
    </message>
    <message>
        <source>Copy the selected sounds to a folder</source>
        <translation>選択した音をフォルダーにコピー</translation>
    </message>
    <message>
        <source>Only folders and files of this machine can be opened.</source>
        <translation>開けるのは、このコンピューターにあるフォルダーとファイルだけです。</translation>
    </message>
    <message>
        <source>Hear</source>
        <translation>聴く</translation>
    </message>
    <message>
        <source>Show its folder</source>
        <translation>フォルダーを表示</translation>
    </message>
    <message>
        <source>Copy its path</source>
        <translation>パスをコピー</translation>
    </message>
    <message>
        <source>Select all of %1</source>
        <comment>a cluster or folder</comment>
        <translation>「%1」をすべて選択</translation>
    </message>
    <message>
        <source>Zoom to %1</source>
        <comment>a cluster or folder</comment>
        <translation>「%1」を拡大</translation>
    </message>
    <message numerus="yes">
        <source>Copy %Ln sound(s) to a folder…</source>
        <translation>
            <numerusform>%Ln 個の音をフォルダーにコピー…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Export %Ln sound(s)…</source>
        <translation>
            <numerusform>%Ln 個の音を書き出す…</numerusform>
        </translation>
    </message>
    <message>
        <source>Export %1…</source>
        <comment>a cluster</comment>
        <translation>「%1」を書き出す…</translation>
    </message>
    <message>
        <source>Export the selection…</source>
        <translation>選択した音を書き出す…</translation>
    </message>
    <message>
        <source>About Otozu</source>
        <translation>音図について</translation>
    </message>
    <message>
        <source>&lt;h3&gt;Otozu %1&lt;/h3&gt;&lt;p&gt;A map of your sounds: neighbours sound alike.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later. No account, no network, nothing leaves this machine.&lt;/p&gt;</source>
        <translation>&lt;h3&gt;音図 %1&lt;/h3&gt;&lt;p&gt;音の地図です。近くにある音ほど、響きが似ています。&lt;/p&gt;&lt;p&gt;GNU General Public License バージョン 3 以降による自由ソフトウェアです。アカウントも通信も不要で、データがこのコンピューターの外に出ることはありません。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Undo the last export</source>
        <translation>最後の書き出しを元に戻す</translation>
    </message>
    <message numerus="yes">
        <source>Undo the last export: remove %Ln copied file(s) from %1</source>
        <translation>
            <numerusform>最後の書き出しを元に戻す：%1 からコピー %Ln 個を削除</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) in it are no sounds.</source>
        <translation>
            <numerusform>音ではないファイルが %Ln 個あります。</numerusform>
        </translation>
    </message>
    <message>
        <source>What is found out about these sounds cannot be kept: %1</source>
        <translation>この音について調べた結果を保存できません：%1</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>two sentences</comment>
        <translation>%1。%2</translation>
    </message>
    <message numerus="yes">
        <source>All %Ln sound(s) are heard. There is a new layout, made of all of them.</source>
        <translation>
            <numerusform>%Ln 個の音をすべて聞き終えました。全部から作った新しい配置があります。</numerusform>
        </translation>
    </message>
    <message>
        <source>Take the new layout</source>
        <translation>新しい配置にする</translation>
    </message>
    <message>
        <source>Keep this one</source>
        <translation>今のままにする</translation>
    </message>
    <message numerus="yes">
        <source>%1 is not there. Is its drive connected? %Ln sound(s) of it are kept.</source>
        <translation>
            <numerusform>%1 がありません。ドライブは接続されていますか？ 中の %Ln 個の音は残してあります。</numerusform>
        </translation>
    </message>
    <message>
        <source>The sounds of %1 are known: they were in %2, which is not there any more.</source>
        <translation>%1 の音は登録済みです。以前は %2 にありましたが、今はそこにありません。</translation>
    </message>
    <message>
        <source>It is now here</source>
        <translation>ここに移動した</translation>
    </message>
    <message>
        <source>Make a new library</source>
        <translation>新しいライブラリーを作る</translation>
    </message>
    <message>
        <source>The map is laid out anew. Half of the sounds went less than %1 % of its width, nine in ten less than %2 %.</source>
        <translation>マップを配置し直しました。半数の音の移動は幅の %1 % 未満、九割は %2 % 未満です。</translation>
    </message>
    <message>
        <source>Undo layout</source>
        <translation>配置を元に戻す</translation>
    </message>
    <message>
        <source>%1 cannot be heard now: its folder is not there. Is its drive connected?</source>
        <translation>%1 は今は聞けません。フォルダーがありません。ドライブは接続されていますか？</translation>
    </message>
    <message>
        <source>%1 is not in its folder any more. What is known of it is kept in case it comes back.</source>
        <translation>%1 はもうフォルダーにありません。戻ってきたときのために、わかっていることは残してあります。</translation>
    </message>
    <message numerus="yes">
        <source>Select all %Ln copies</source>
        <translation>
            <numerusform>同じ音 %Ln 個をすべて選択</numerusform>
        </translation>
    </message>
    <message>
        <source>List its copies</source>
        <translation>同じ音を一覧に表示</translation>
    </message>
    <message>
        <source>Show on the map</source>
        <translation>地図に表示</translation>
    </message>
    <message numerus="yes">
        <source>%Ln sound(s) hidden.</source>
        <translation>
            <numerusform>%Ln 個のサウンドを隠しました。</numerusform>
        </translation>
    </message>
    <message>
        <source>Show hidden sounds</source>
        <translation>隠したサウンドを表示</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>名前を変更…</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <comment>folders</comment>
        <translation>
            <numerusform>%1、ほか %Ln 個</numerusform>
        </translation>
    </message>
    <message>
        <source>Open %1 by itself, or add its sounds to the map of %2?</source>
        <translation>%1 を単独で開きますか、それとも %2 のマップに音を追加しますか？</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>開く</translation>
    </message>
    <message>
        <source>Add it</source>
        <translation>追加</translation>
    </message>
    <message>
        <source>Add a folder to this library</source>
        <translation>このライブラリーにフォルダーを追加</translation>
    </message>
    <message>
        <source>%1 was removed from the library. Its sounds are kept, as missing, with favourites, tags and places.</source>
        <translation>%1 をライブラリーから外しました。音はお気に入り、タグ、位置とともに「見つからない音」として残っています。</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>Forget for good</source>
        <translation>完全に忘れる</translation>
    </message>
    <message>
        <source>Where is %1 now?</source>
        <translation>%1 は今どこにありますか？</translation>
    </message>
    <message>
        <source>It is now at…</source>
        <translation>移動先を指定…</translation>
    </message>
    <message>
        <source>%1 cannot be heard: its folder was removed from the library.</source>
        <translation>%1 は再生できません。フォルダーがライブラリーから外されています。</translation>
    </message>
    <message>
        <source>The library is being opened.</source>
        <translation>ライブラリを開いています。</translation>
    </message>
    <message numerus="yes">
        <source>Copy %Ln sound(s) to a crate</source>
        <translation>
            <numerusform>%Ln 個の音をクレートにコピー</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (not there)</source>
        <comment>a crate</comment>
        <translation>%1 (見つかりません)</translation>
    </message>
    <message>
        <source>Add crate…</source>
        <translation>クレートを追加…</translation>
    </message>
    <message>
        <source>A folder in which to collect sounds</source>
        <translation>音を集めるフォルダー</translation>
    </message>
    <message>
        <source>%1 is the crate %2 already.</source>
        <comment>folder, name</comment>
        <translation>%1 はすでにクレート %2 です。</translation>
    </message>
    <message numerus="yes">
        <source>Copy %Ln sound(s) here</source>
        <translation>
            <numerusform>%Ln 個の音をここにコピー</numerusform>
        </translation>
    </message>
    <message>
        <source>Take it off the panel (the folder stays)</source>
        <translation>パネルから外す (フォルダーは残ります)</translation>
    </message>
    <message>
        <source>The cluster %1 is hidden.</source>
        <translation>クラスター「%1」を隠しました。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cluster(s) hidden.</source>
        <translation>
            <numerusform>%Ln 個のクラスターを隠しました。</numerusform>
        </translation>
    </message>
    <message>
        <source>Show the cluster again</source>
        <translation>クラスターをまた表示</translation>
    </message>
    <message numerus="yes">
        <source>Show %Ln clusters again</source>
        <translation>
            <numerusform>%Ln 個のクラスターをまた表示</numerusform>
        </translation>
    </message>
    <message>
        <source>Hide the cluster</source>
        <translation>クラスターを隠す</translation>
    </message>
    <message numerus="yes">
        <source>Hide %Ln clusters</source>
        <translation>
            <numerusform>%Ln 個のクラスターを隠す</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>otozu::MapSession</name>
    <message>
        <source>Pausing…</source>
        <translation>一時停止しています…</translation>
    </message>
</context>
<context>
    <name>otozu::MapWidget</name>
    <message numerus="yes">
        <source>%1, %n sound(s)</source>
        <extracomment>name of a cluster, number of sounds in it</extracomment>
        <translation>
            <numerusform>%1、%n 個の音</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, in %2</source>
        <extracomment>a sound&apos;s name and the cluster that it is in</extracomment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Map of sounds</source>
        <translation>音のマップ</translation>
    </message>
    <message>
        <source>Your sounds will appear here</source>
        <translation>ここに音が表示されます</translation>
    </message>
    <message>
        <source>Hover plays</source>
        <translation>ポインターで再生</translation>
    </message>
    <message numerus="yes">
        <source>, %n of them repeated</source>
        <comment>after the number of sounds</comment>
        <translation>
            <numerusform>、うち重複 %n 個</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n copies</source>
        <extracomment>a sound&apos;s name, and how many times it is there</extracomment>
        <translation>
            <numerusform>%1、同じ音が %n 個</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>otozu::MarksBar</name>
    <message>
        <source>Favourite</source>
        <translation>お気に入り</translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation>タグを追加</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>タグ</translation>
    </message>
    <message>
        <source>No favourite any more (F)</source>
        <translation>お気に入りから外す (F)</translation>
    </message>
    <message>
        <source>Mark as favourite (F)</source>
        <translation>お気に入りにする (F)</translation>
    </message>
    <message numerus="yes">
        <source>Add a tag to %Ln sound(s)</source>
        <translation>
            <numerusform>%Ln 個のサウンドにタグを追加</numerusform>
        </translation>
    </message>
    <message>
        <source>Enter gives it to all that are selected (T)</source>
        <translation>Enter で選択したすべてに付けます (T)</translation>
    </message>
    <message>
        <source>(%1 of %2)</source>
        <comment>of how many sounds a tag is</comment>
        <translation>(%2 個中 %1 個)</translation>
    </message>
    <message>
        <source>✕ takes a tag away</source>
        <translation>✕ でタグを外します</translation>
    </message>
</context>
<context>
    <name>otozu::Panels</name>
    <message>
        <source>Clusters</source>
        <translation>クラスター</translation>
    </message>
    <message>
        <source>The list of clusters or folders</source>
        <translation>クラスターまたはフォルダーの一覧</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>サンプル</translation>
    </message>
    <message>
        <source>What is known of the current sound</source>
        <translation>現在の音の情報</translation>
    </message>
    <message>
        <source>Breakdown</source>
        <translation>内訳</translation>
    </message>
    <message>
        <source>Which folders the clusters hold, as bars</source>
        <translation>クラスターに含まれるフォルダーを棒で示します</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>name of a panel: what it holds</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>一覧表</translation>
    </message>
    <message>
        <source>All sounds in rows, and what is known of each</source>
        <translation>すべての音を行に並べ、それぞれの情報を示します</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>重複</translation>
    </message>
    <message>
        <source>Sounds that are there more than once</source>
        <translation>何度もある音</translation>
    </message>
    <message>
        <source>Crates</source>
        <translation>クレート</translation>
    </message>
    <message>
        <source>Folders of yours in which you collect sounds</source>
        <translation>音を集めるための自分のフォルダー</translation>
    </message>
    <message>
        <source>Similar</source>
        <translation>似ている音</translation>
    </message>
    <message>
        <source>History</source>
        <translation>履歴</translation>
    </message>
    <message>
        <source>What you heard, the latest first</source>
        <translation>聴いた音 (新しい順)</translation>
    </message>
    <message>
        <source>Similar sounds or history</source>
        <translation>似た音または履歴</translation>
    </message>
    <message>
        <source>What was heard</source>
        <translation>聴いた音</translation>
    </message>
</context>
<context>
    <name>otozu::ProgressStrip</name>
    <message>
        <source>Status</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>進み具合</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Stop what is going on</source>
        <translation>実行中の処理を止めます</translation>
    </message>
    <message>
        <source>Which files were left out, and why</source>
        <translation>除外したファイルとその理由</translation>
    </message>
</context>
<context>
    <name>otozu::ProgressTexts</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Looking for sounds: %1 so far</source>
        <translation>音を探しています：これまでに %1</translation>
    </message>
    <message>
        <source>Looking for sounds</source>
        <translation>音を探しています</translation>
    </message>
    <message>
        <source>Analysing %1 of %2</source>
        <translation>分析中 %1 / %2</translation>
    </message>
    <message>
        <source>%1 files/s</source>
        <translation>毎秒 %1 個</translation>
    </message>
    <message>
        <source>Comparing sounds</source>
        <translation>音を比べています</translation>
    </message>
    <message>
        <source>Laying out the map</source>
        <translation>マップを配置しています</translation>
    </message>
    <message>
        <source>Grouping</source>
        <translation>グループに分けています</translation>
    </message>
    <message>
        <source>Writing %1 of %2</source>
        <translation>書き込み中 %1 / %2</translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation>残り %1 秒</translation>
    </message>
    <message>
        <source>%1 min left</source>
        <translation>残り %1 分</translation>
    </message>
    <message>
        <source>%1 h %2 min left</source>
        <translation>残り %1 時間 %2 分</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <comment>12 sounds in 3 clusters</comment>
        <translation>%1、%2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln sound(s)</source>
        <translation>
            <numerusform>%Ln 個の音</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cluster(s)</source>
        <comment>sounds in so many</comment>
        <translation>
            <numerusform>%Ln クラスター</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sound(s) found</source>
        <translation>
            <numerusform>%Ln 個の音が見つかりました</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln skipped</source>
        <comment>files</comment>
        <translation>
            <numerusform>%Ln 個を除外</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln placed</source>
        <comment>new sounds, into the map that stands</comment>
        <translation>
            <numerusform>%Ln 個を追加配置</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln missing</source>
        <comment>sounds whose files are not there</comment>
        <translation>
            <numerusform>%Ln 個が見つかりません</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 heard</source>
        <comment>sounds</comment>
        <translation>%2 個中 %1 個を解析済み</translation>
    </message>
    <message>
        <source>Paused: %1</source>
        <comment>12 of 34 heard</comment>
        <translation>一時停止中：%1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them repeated</source>
        <comment>sounds that are there once more</comment>
        <translation>
            <numerusform>うち重複 %Ln 個</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking for duplicates</source>
        <translation>重複を探しています</translation>
    </message>
    <message>
        <source>Preparing the search for similar sounds</source>
        <translation>似た音の検索を準備しています</translation>
    </message>
    <message numerus="yes">
        <source>%Ln hidden</source>
        <comment>sounds that the user does not want to see</comment>
        <translation>
            <numerusform>%Ln 個は非表示</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>otozu::SamplePanel</name>
    <message>
        <source>The first %1 of %2</source>
        <translation>%2のうち最初の %1</translation>
    </message>
    <message>
        <source>Mel spectrogram, first %1</source>
        <translation>メルスペクトログラム、最初の %1</translation>
    </message>
    <message>
        <source>Mel spectrogram</source>
        <translation>メルスペクトログラム</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>サンプル</translation>
    </message>
    <message>
        <source>No cluster</source>
        <translation>クラスターなし</translation>
    </message>
    <message>
        <source>Cluster %1</source>
        <translation>クラスター %1</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1を開く</translation>
    </message>
    <message>
        <source>Open folder %1</source>
        <translation>フォルダー %1を開く</translation>
    </message>
    <message>
        <source>Same sound as %1</source>
        <translation>%1と同じ音</translation>
    </message>
    <message>
        <source>Click a sound
to see and hear it here.</source>
        <translation>音をクリックすると、
ここに表示され、聴けます。</translation>
    </message>
</context>
<context>
    <name>otozu::SampleTable</name>
    <message>
        <source>Table of sounds</source>
        <translation>音の一覧表</translation>
    </message>
    <message>
        <source>Mark as favourite</source>
        <translation>お気に入りにする</translation>
    </message>
    <message>
        <source>No favourite any more</source>
        <translation>お気に入りから外す</translation>
    </message>
</context>
<context>
    <name>otozu::ShortcutsOverlay</name>
    <message>
        <source>Hear</source>
        <translation>聴く</translation>
    </message>
    <message>
        <source>Click</source>
        <comment>mouse</comment>
        <translation>クリック</translation>
    </message>
    <message>
        <source>Select a sound and hear it</source>
        <translation>音を選んで聴く</translation>
    </message>
    <message>
        <source>Arrow keys</source>
        <translation>矢印キー</translation>
    </message>
    <message>
        <source>The nearest sound in that direction</source>
        <translation>その方向でいちばん近い音</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>スペース</translation>
    </message>
    <message>
        <source>Play or stop</source>
        <translation>再生／停止</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Play again from the start</source>
        <translation>最初から再生</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Hear sounds under the pointer: on or off</source>
        <translation>ポインターの下の音を聴く：オン／オフ</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>ミュート</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>ループ</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>外観</translation>
    </message>
    <message>
        <source>Wheel</source>
        <comment>mouse</comment>
        <translation>ホイール</translation>
    </message>
    <message>
        <source>Zoom at the pointer</source>
        <translation>ポインターの位置で拡大縮小</translation>
    </message>
    <message>
        <source>Middle button, drag</source>
        <comment>mouse</comment>
        <translation>中ボタンでドラッグ</translation>
    </message>
    <message>
        <source>Move the map</source>
        <translation>マップを動かす</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>全体を表示</translation>
    </message>
    <message>
        <source>Double click</source>
        <comment>mouse</comment>
        <translation>ダブルクリック</translation>
    </message>
    <message>
        <source>Zoom to a cluster</source>
        <translation>クラスターを拡大</translation>
    </message>
    <message>
        <source>Colour by cluster, top folder, last folder</source>
        <translation>色分け：クラスター、最上位、直近のフォルダー</translation>
    </message>
    <message>
        <source>A symbol for each group</source>
        <translation>グループごとの記号</translation>
    </message>
    <message>
        <source>Hide or show all panels</source>
        <translation>すべてのパネルを隠す／表示する</translation>
    </message>
    <message>
        <source>Select and take along</source>
        <translation>選択と持ち出し</translation>
    </message>
    <message>
        <source>Drag on empty ground</source>
        <comment>mouse</comment>
        <translation>何もない所をドラッグ</translation>
    </message>
    <message>
        <source>Select a rectangle (Shift adds)</source>
        <translation>四角く選択（Shift で追加）</translation>
    </message>
    <message>
        <source>Ctrl and click</source>
        <comment>mouse</comment>
        <translation>Ctrl+クリック</translation>
    </message>
    <message>
        <source>Add or remove one sound</source>
        <translation>音を 1 つ追加または除外</translation>
    </message>
    <message>
        <source>Select everything</source>
        <translation>すべて選択</translation>
    </message>
    <message>
        <source>Drag a dot</source>
        <comment>mouse</comment>
        <translation>点をドラッグ</translation>
    </message>
    <message>
        <source>Take it, or the selection, to another program</source>
        <translation>その音や選択した音をほかのソフトへ</translation>
    </message>
    <message>
        <source>Export to folders or a zip</source>
        <translation>フォルダーや zip に書き出す</translation>
    </message>
    <message>
        <source>Open a folder</source>
        <translation>フォルダーを開く</translation>
    </message>
    <message>
        <source>Read the folder again</source>
        <translation>フォルダーをもう一度読み込みます</translation>
    </message>
    <message>
        <source>Any key closes this</source>
        <translation>どのキーでも閉じます</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>キーボードショートカット</translation>
    </message>
    <message>
        <source>Ctrl or Alt and drag</source>
        <comment>mouse</comment>
        <translation>Ctrl または Alt+ドラッグ</translation>
    </message>
    <message>
        <source>Select with a lasso, from empty ground</source>
        <translation>何もない所から投げ縄で選択</translation>
    </message>
    <message>
        <source>Coarser or finer clusters</source>
        <translation>クラスターを粗く、または細かく</translation>
    </message>
    <message>
        <source>Pause the analysis, or go on</source>
        <translation>解析の一時停止・再開</translation>
    </message>
    <message>
        <source>Favourite, add a tag</source>
        <translation>お気に入り、タグを追加</translation>
    </message>
    <message>
        <source>Hide the selection</source>
        <translation>選択したサウンドを隠す</translation>
    </message>
    <message>
        <source>Rename the cluster</source>
        <translation>クラスターの名前を変更</translation>
    </message>
    <message>
        <source>Add a folder to this library</source>
        <translation>このライブラリーにフォルダーを追加</translation>
    </message>
    <message>
        <source>Back to the sound before, and forward</source>
        <translation>前に選んだ音へ戻る・進む</translation>
    </message>
    <message>
        <source>Copy to a crate</source>
        <translation>クレートにコピー</translation>
    </message>
</context>
<context>
    <name>otozu::SimilarList</name>
    <message>
        <source>Similar sounds</source>
        <translation>似ている音</translation>
    </message>
</context>
<context>
    <name>otozu::SimilarModel</name>
    <message>
        <source>%1, in %2, %3 % alike</source>
        <comment>file, folder, share</comment>
        <translation>%1、%2 内、類似度 %3 %</translation>
    </message>
    <message>
        <source>%1 % alike. Click to go there, arrow keys to hear, drag to take it along.</source>
        <translation>類似度 %1 %。クリックで移動、矢印キーで試聴、ドラッグで取り出せます。</translation>
    </message>
    <message>
        <source>%1, in %2</source>
        <comment>file, folder</comment>
        <translation>%1、%2</translation>
    </message>
    <message>
        <source>Click to go there, arrow keys to hear, drag to take it along.</source>
        <translation>クリックで移動、矢印キーで再生、ドラッグで取り出し。</translation>
    </message>
</context>
<context>
    <name>otozu::SimilarPanel</name>
    <message>
        <source>Similar sounds</source>
        <translation>似ている音</translation>
    </message>
    <message>
        <source>Sounds like the one you choose
are listed here.</source>
        <translation>選んだ音に似ている音が
ここに並びます。</translation>
    </message>
    <message>
        <source>Similar sounds are listed when all sounds are heard.</source>
        <translation>似ている音は、すべての音の解析が終わると並びます。</translation>
    </message>
    <message>
        <source>There is no other sound.</source>
        <translation>ほかに音がありません。</translation>
    </message>
    <message>
        <source>The profile Article compares up to %1 files. Timbre compares any number.</source>
        <translation>「記事」プロファイルで比べられるのは %1 ファイルまでです。「音色」なら数に制限はありません。</translation>
    </message>
    <message>
        <source>Nothing counts: move a slider to the right.</source>
        <translation>比べる要素がありません。スライダーを右に動かしてください。</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>比べています…</translation>
    </message>
</context>
<context>
    <name>otozu::SkippedDialog</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Skipped files</source>
        <translation>除外したファイル</translation>
    </message>
    <message>
        <source>No file was skipped</source>
        <translation>除外したファイルはありません</translation>
    </message>
    <message>
        <source>1 file was skipped</source>
        <translation>1 個のファイルを除外しました</translation>
    </message>
    <message>
        <source>%1 were skipped</source>
        <translation>%1を除外しました</translation>
    </message>
    <message>
        <source>They could not be analysed and are not on the map. Nothing was changed in them.</source>
        <translation>分析できなかったため、マップにはありません。ファイルには何も変更を加えていません。</translation>
    </message>
    <message>
        <source>Filter by name, folder or reason</source>
        <translation>名前、フォルダー、理由で絞り込む</translation>
    </message>
    <message>
        <source>Filter skipped files</source>
        <translation>除外したファイルを絞り込む</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Copy list</source>
        <translation>一覧をコピー</translation>
    </message>
    <message>
        <source>Puts the rows that are shown on the clipboard: path, tab, reason</source>
        <translation>表示中の行をクリップボードにコピーします：パス、タブ、理由</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>フォルダーを開く</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>otozu::SkippedModel</name>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>フォルダー</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
</context>
<context>
    <name>otozu::SkippedReasonsModel</name>
    <message>
        <source>All reasons</source>
        <translation>すべての理由</translation>
    </message>
</context>
<context>
    <name>otozu::SpectrogramView</name>
    <message>
        <source>Mel spectrogram</source>
        <translation>メルスペクトログラム</translation>
    </message>
    <message>
        <source>%1 · %2 · %3 dB</source>
        <translation>%1 · %2 · %3 dB</translation>
    </message>
</context>
<context>
    <name>otozu::TableColumns</name>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>フォルダー</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>クラスター</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>長さ</translation>
    </message>
    <message>
        <source>BPM</source>
        <translation>BPM</translation>
    </message>
    <message>
        <source>Key</source>
        <comment>of music</comment>
        <translation>調</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>ラウドネス</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>明るさ</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>形式</translation>
    </message>
    <message>
        <source>Sample rate</source>
        <translation>サンプルレート</translation>
    </message>
    <message>
        <source>%1 Hz</source>
        <translation>%1 Hz</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>チャンネル</translation>
    </message>
    <message>
        <source>File size</source>
        <translation>ファイルサイズ</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>missing</source>
        <comment>a file</comment>
        <translation>見つかりません</translation>
    </message>
    <message>
        <source>waiting</source>
        <comment>a file that is still to be listened to</comment>
        <translation>待機中</translation>
    </message>
    <message>
        <source>heard</source>
        <comment>a file that has no place on the map yet</comment>
        <translation>解析済み</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>お気に入り</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>タグ</translation>
    </message>
    <message>
        <source>hidden</source>
        <comment>a sound that the user does not want to see</comment>
        <translation>非表示</translation>
    </message>
</context>
<context>
    <name>otozu::TableHeader</name>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Columns as at first</source>
        <translation>列を最初の状態に戻す</translation>
    </message>
</context>
<context>
    <name>otozu::ValueGroups</name>
    <message>
        <source>(silence)</source>
        <translation>(無音)</translation>
    </message>
    <message>
        <source>(no tempo)</source>
        <translation>(テンポなし)</translation>
    </message>
    <message>
        <source>under %1</source>
        <translation>%1 未満</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>%1 以上</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 〜 %2</translation>
    </message>
    <message>
        <source>(no key)</source>
        <translation>(調なし)</translation>
    </message>
</context>
<context>
    <name>otozu::WaveformView</name>
    <message>
        <source>Waveform</source>
        <translation>波形</translation>
    </message>
    <message>
        <source>Click or press left and right to play from a place</source>
        <translation>クリックするか左右キーを押すと、その位置から再生します</translation>
    </message>
</context>
<context>
    <name>otozu::WeightSliders</name>
    <message>
        <source>Timbre</source>
        <comment>what counts when sounds are compared</comment>
        <translation>音色</translation>
    </message>
    <message>
        <source>Envelope</source>
        <comment>what counts when sounds are compared</comment>
        <translation>エンベロープ</translation>
    </message>
    <message>
        <source>Pitch</source>
        <comment>what counts when sounds are compared</comment>
        <translation>音程</translation>
    </message>
    <message>
        <source>How much it counts: %1</source>
        <comment>timbre, envelope or pitch</comment>
        <translation>%1 の重み</translation>
    </message>
    <message>
        <source>What the sound is made of, and how that moves</source>
        <translation>音の成分とその動き</translation>
    </message>
    <message>
        <source>How the sound starts and dies away</source>
        <translation>音の立ち上がりと消え方</translation>
    </message>
    <message>
        <source>The note that is played</source>
        <translation>鳴っている音の高さ</translation>
    </message>
    <message>
        <source>%1: counts %2. A double click goes back to what counts on the map.</source>
        <comment>weight</comment>
        <translation>%1：重み %2。ダブルクリックで地図と同じ重みに戻ります。</translation>
    </message>
    <message>
        <source>Only the profile Timbre tells timbre from envelope.</source>
        <translation>音色とエンベロープを分けて比べられるのは「音色」プロファイルだけです。</translation>
    </message>
</context>
<context>
    <name>otozu::WelcomePage</name>
    <message>
        <source>Open a folder…</source>
        <translation>フォルダーを開く…</translation>
    </message>
    <message>
        <source>Try the demo pack</source>
        <translation>デモパックを試す</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>or</source>
        <translation>または</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>ようこそ</translation>
    </message>
    <message>
        <source>Open a folder of sounds (%1)</source>
        <translation>音のフォルダーを開きます（%1）</translation>
    </message>
    <message>
        <source>Make 400 drum and synth sounds and open them</source>
        <translation>ドラムとシンセの音を 400 個作って開きます</translation>
    </message>
    <message>
        <source>Stop the analysis (Esc)</source>
        <translation>分析を止めます（Esc）</translation>
    </message>
    <message>
        <source>Drop a folder of sounds here</source>
        <translation>音のフォルダーをここにドロップ</translation>
    </message>
    <message>
        <source>Every sound becomes a dot, and sounds that are alike lie together. Your files are only read, never changed.</source>
        <translation>音はそれぞれ 1 つの点になり、似た音どうしが集まります。ファイルは読み込むだけで、変更はしません。</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>一時停止中</translation>
    </message>
</context>
<context>
    <name>otozu::colourMap</name>
    <message>
        <source>(in no folder)</source>
        <translation>（フォルダーなし）</translation>
    </message>
    <message>
        <source>(no tag)</source>
        <translation>(タグなし)</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>お気に入り</translation>
    </message>
    <message>
        <source>(others)</source>
        <translation>(その他)</translation>
    </message>
    <message>
        <source>(smaller families)</source>
        <translation>(小さなグループ)</translation>
    </message>
    <message>
        <source>(there once)</source>
        <translation>(重複なし)</translation>
    </message>
</context>
</TS>
