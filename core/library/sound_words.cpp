// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/library/sound_words.h"

namespace otozu
{
namespace
{

using enum WordKind;

constexpr SoundWord kWords[] = {
    // Drums
    {"drum", "drums", "", Family, "drumkit,dr,~drm,drumz,ドラム,ドラムス"},
    {"kick", "kicks", "drum", Thing, "bd,kik,kck,kickdrum,bassdrum,bass drum,bdrum,~bdr,キック,バスドラ,バスドラム"},
    {"snare", "snares", "drum", Thing, "sd,sn,snr,sna,snaredrum,~sdr,スネア"},
    {"rim", "rims", "drum", Thing,
     "rimshot,rim shot,~rs,rim click,rimclick,sidestick,side stick,xstick,cross stick,crossstick,リム,リムショット"},
    {"clap", "claps", "drum", Thing, "cp,clp,handclap,hand clap,~cl,クラップ,手拍子"},
    {"snap", "snaps", "drum", Thing, "snp,fingersnap,finger snap,スナップ,指パッチン"},
    {"tom", "toms", "drum", Thing, "~tm,~lt,~mt,~ht,~ft,tomtom,tom tom,floortom,タム"},
    {"percussion", "percussion", "", Family, "perc,prc,percs,percu,パーカッション,打楽器"},
    // Cymbals
    {"cymbal", "cymbals", "drum", Family, "~cy,cym,cymb,シンバル"},
    {"hat", "hats", "cymbal", Thing, "hh,hihat,hi hat,high hat,hht,ハット,ハイハット"},
    {"closed hat", "closed hats", "hat", Thing,
     "chh,~ch,hhc,clhat,closehat,~chat,hat+closed,cymbal+closed,クローズドハット,クローズハイハット,"
     "クローズドハイハット"},
    {"open hat", "open hats", "hat", Thing,
     "ohh,~oh,hho,ophat,ohat,hat+open,cymbal+open,オープンハット,オープンハイハット"},
    {"pedal hat", "pedal hats", "hat", Thing, "phh,hhp,hat+pedal,hat+foot"},
    {"crash", "crashes", "cymbal", Thing, "crsh,~cr,crashcymbal,~cc,クラッシュ"},
    {"ride", "rides", "cymbal", Thing, "~rd,~rc,ridecymbal,ライド"},
    {"splash", "splashes", "cymbal", Thing, "splsh,スプラッシュ"},
    {"china", "chinas", "cymbal", Thing, "chinese cymbal,チャイナ"},
    {"gong", "gongs", "percussion", Thing, "tamtam,tam tam,銅鑼,ゴング"},
    // Percussion
    {"cowbell", "cowbells", "percussion", Thing, "~cb,~cow,cow bell,cwb,カウベル"},
    {"shaker", "shakers", "percussion", Thing,
     "shk,shkr,~shake,maraca,maracas,cabasa,caxixi,シェイカー,シェーカー,マラカス"},
    {"tambourine", "tambourines", "percussion", Thing, "tamb,tmb,tambo,tambourin,タンバリン"},
    {"hand drum", "hand drums", "percussion", Family, "handdrum"},
    {"conga", "congas", "hand drum", Thing, "cga,tumba,quinto,コンガ"},
    {"bongo", "bongos", "hand drum", Thing, "bng,ボンゴ"},
    {"djembe", "djembes", "hand drum", Thing, "jembe,ジャンベ"},
    {"tabla", "tablas", "hand drum", Thing, "タブラ"},
    {"cajon", "cajons", "hand drum", Thing, "cajón,カホン"},
    {"timbale", "timbales", "percussion", Thing, "timb,ティンバレス"},
    {"timpani", "timpani", "percussion", Thing, "timp,ティンパニ"},
    {"woodblock", "woodblocks", "percussion", Thing, "wb,wood block,wdblk,woodblk,temple block,ウッドブロック"},
    {"clave", "claves", "percussion", Thing, "clv,~cv,クラベス"},
    {"guiro", "guiros", "percussion", Thing, "güiro,ギロ"},
    {"agogo", "agogos", "percussion", Thing, "agogô,アゴゴ"},
    {"triangle", "triangles", "percussion", Thing, "~tri,トライアングル"},
    {"taiko", "taikos", "percussion", Thing, "太鼓,大太鼓,和太鼓"},
    {"click", "clicks", "", Thing, "clk,~tick,クリック"},
    {"stomp", "stomps", "percussion", Thing, "halfstomp,footstomp"},
    // Bass
    {"bass", "basses", "", Thing, "~bs,bss,ベース"},
    {"synth bass", "synth basses", "bass", Thing, "synbass,syn bass,bass+synth"},
    {"sub bass", "sub basses", "bass", Thing, "subbass,bass+sub"},
    {"reese", "reeses", "bass", Thing, "reece"},
    {"double bass", "double basses", "bass", Thing, "contrabass,upright bass,doublebass,コントラバス"},
    {"instrument", "instruments", "", Vague, "inst,instr,楽器"},
    // Synths
    {"synth", "synths", "", Family, "~syn,synthesizer,synthesiser,シンセ"},
    {"pad", "pads", "", Thing, "パッド"},
    {"lead", "leads", "synth", Thing, "~ld,リード"},
    {"pluck", "plucks", "", Thing, "plk,plck"},
    {"stab", "stabs", "", Thing, "~stb"},
    {"chord", "chords", "", Thing, "chrd,コード"},
    {"arp", "arps", "", Thing, "arpeggio,arpeggiated"},
    {"drone", "drones", "", Thing, "ドローン"},
    // Keys
    {"keyboard", "keys", "", Family, "~ky,キーボード"},
    {"piano", "pianos", "keyboard", Thing, "pno,pianoforte,ピアノ"},
    {"prepared piano", "prepared pianos", "piano", Thing, "prep piano,preppiano"},
    {"electric piano", "electric pianos", "piano", Thing,
     "epiano,e piano,~ep,rhodes,wurlitzer,wurli,wurly,elpiano,エレピ"},
    {"organ", "organs", "keyboard", Thing, "~org,hammond,オルガン"},
    {"harpsichord", "harpsichords", "keyboard", Thing, "cembalo,clavinet,clav,チェンバロ"},
    {"accordion", "accordions", "", Thing, "accordeon,アコーディオン"},
    // Strings that are plucked
    {"guitar", "guitars", "", Thing, "gtr,gtar,guit,gitarre,ギター"},
    {"banjo", "banjos", "", Thing, "バンジョー"},
    {"ukulele", "ukuleles", "", Thing, "uke,ウクレレ"},
    {"sitar", "sitars", "", Thing, "シタール"},
    {"harp", "harps", "", Thing, "hrp,ハープ"},
    {"koto", "kotos", "", Thing, "琴,箏"},
    {"shamisen", "shamisens", "", Thing, "三味線"},
    // Strings that are bowed
    {"strings", "strings", "", Thing, "~str,strgs,stringsection,orchestral strings,ストリングス,弦"},
    {"violin", "violins", "strings", Thing, "vln,vlns,fiddle,バイオリン,ヴァイオリン"},
    {"viola", "violas", "strings", Thing, "vla,vlas,ビオラ,ヴィオラ"},
    {"cello", "cellos", "strings", Thing, "vcl,violoncello,~vc,チェロ"},
    // Winds
    {"brass", "brass", "", Family, "~brs,ブラス,金管"},
    {"trumpet", "trumpets", "brass", Thing, "tpt,trp,~trmp,トランペット"},
    {"trombone", "trombones", "brass", Thing, "tbn,trb,トロンボーン"},
    {"tuba", "tubas", "brass", Thing, "チューバ"},
    {"horn", "horns", "brass", Thing, "~hn,french horn,ホルン,ホーン"},
    {"woodwind", "woodwinds", "", Family, "woodwinds,wood wind,木管"},
    {"flute", "flutes", "woodwind", Thing, "~fl,flt,piccolo,フルート"},
    {"clarinet", "clarinets", "woodwind", Thing, "~clar,クラリネット"},
    {"oboe", "oboes", "woodwind", Thing, "~ob,オーボエ"},
    {"bassoon", "bassoons", "woodwind", Thing, "bsn,fagott,ファゴット"},
    {"saxophone", "saxes", "woodwind", Thing, "sax,altosax,alto sax,tenor sax,サックス"},
    {"shakuhachi", "shakuhachis", "woodwind", Thing, "尺八"},
    {"harmonica", "harmonicas", "", Thing, "ハーモニカ"},
    {"whistle", "whistles", "", Thing, "whstl,ホイッスル,笛"},
    // Mallets and bells
    {"mallet", "mallets", "", Family, "mallett"},
    {"bell", "bells", "", Thing, "~bl,tubular bell,handbell,ベル,鐘"},
    {"chime", "chimes", "bell", Thing, "windchime,wind chime,チャイム"},
    {"glockenspiel", "glockenspiels", "mallet", Thing, "glock,glocken,グロッケン"},
    {"marimba", "marimbas", "mallet", Thing, "mrmb,マリンバ"},
    {"vibraphone", "vibraphones", "mallet", Thing, "vibes,vibe,vib,ビブラフォン"},
    {"xylophone", "xylophones", "mallet", Thing, "xylo,シロフォン,木琴"},
    {"kalimba", "kalimbas", "mallet", Thing, "mbira,thumb piano,カリンバ"},
    {"celesta", "celestas", "mallet", Thing, "celeste,チェレスタ"},
    // Voices
    {"voice", "voices", "", Thing,
     "vocal,vocals,vox,~vx,vocs,acapella,accapella,acappella,speech,spoken,spoken "
     "word,ボーカル,ヴォーカル,ボイス,声,歌"},
    {"choir", "choirs", "voice", Thing, "chorale,合唱,コーラス"},
    {"shout", "shouts", "voice", Thing, "yell,scream"},
    {"laugh", "laughs", "voice", Thing, "laughter,笑い"},
    {"breath", "breaths", "voice", Thing, "breathing"},
    // Effects, rooms, tapes
    {"effect", "effects", "", Family, "fx,sfx,efx,sound effect,soundfx,エフェクト,効果音"},
    {"riser", "risers", "effect", Thing, "~rise,uplifter,up lifter,buildup,build up,ライザー"},
    {"downlifter", "downlifters", "effect", Thing, "downer,down lifter,downsweep"},
    {"sweep", "sweeps", "effect", Thing, "swp,スイープ"},
    {"whoosh", "whooshes", "effect", Thing, "woosh,swoosh,swish"},
    {"impact", "impacts", "effect", Thing, "impct,~boom,インパクト"},
    {"laser", "lasers", "effect", Thing, "lazer,zap,レーザー"},
    {"glitch", "glitches", "effect", Thing, "glitched,グリッチ"},
    {"scratch", "scratches", "effect", Thing, "scr,スクラッチ"},
    {"siren", "sirens", "effect", Thing, "alarm,サイレン"},
    {"foley", "foley", "", Family, "フォーリー"},
    {"footstep", "footsteps", "foley", Thing, "foot step,足音"},
    {"noise", "noises", "", Thing, "nse,whitenoise,white noise,pinknoise,ノイズ,雑音"},
    {"texture", "textures", "", Thing, "txt,テクスチャ,テクスチャー"},
    {"atmosphere", "atmospheres", "", Thing,
     "atmo,atmos,ambi,ambient,ambience,ambiance,soundscape,field recording,環境音"},
    {"fill", "fills", "", Thing, "drumfill,フィル"},
    {"loop", "loops", "", Family, "lp,looped,ループ"},
    {"break", "breaks", "loop", Thing, "breakbeat,~brk,ブレイク"},
    {"beat", "beats", "loop", Thing, "ビート"},
    {"riff", "riffs", "", Thing, "リフ"},
    {"melody", "melodies", "", Thing, "mel,メロディ,メロディー"},
    // Qualities
    {"808", "808", "", Quality, "tr808,tr 808"},
    {"909", "909", "", Quality, "tr909,tr 909"},
    {"606", "606", "", Quality, "tr606,tr 606"},
    {"707", "707", "", Quality, "tr707,tr 707"},
    {"303", "303", "", Quality, "tb303,tb 303"},
    {"acoustic", "acoustic", "", Quality, "acou,acous"},
    {"electronic", "electronic", "", Quality, "electro,elec,elektro,エレクトロ"},
    {"analog", "analog", "", Quality, "analogue,アナログ"},
    {"vinyl", "vinyl", "", Quality, "レコード"},
    {"lo-fi", "lo-fi", "", Quality, "lofi,lo fi,ローファイ"},
    {"distorted", "distorted", "", Quality, "dist,distort,distortion,overdrive,fuzz"},
    {"reversed", "reversed", "", Quality, "reverse,rev,リバース"},
    {"muted", "muted", "", Quality, "mute,palm mute,ミュート"},
    {"closed", "closed", "", Quality, "close,clsd,~cls,クローズ,クローズド"},
    {"open", "open", "", Quality, "opn,~op,opened,オープン"},
    {"pedal", "pedal", "", Quality, "ペダル"},
    {"foot", "foot", "", Quality, ""},
    {"floor", "floor", "", Quality, ""},
    {"sub", "sub", "", Quality, "サブ"},
    {"low", "low", "", Quality, "lo,ロー"},
    {"mid", "mid", "", Quality, "middle"},
    {"high", "high", "", Quality, "hi,ハイ"},
    {"hard", "hard", "", Quality, "hardest"},
    {"soft", "soft", "", Quality, "softest"},
    {"deep", "deep", "", Quality, ""},
    {"clean", "clean", "", Quality, ""},
    {"dirty", "dirty", "", Quality, ""},
    {"layered", "layered", "", Quality, "layer"},
    {"male", "male", "", Quality, "man,男"},
    {"female", "female", "", Quality, "fem,woman,女"},
    {"picked", "picked", "", Quality, "pick,plectrum"},
    {"bowed", "bowed", "", Quality, "arco"},
    {"pizzicato", "pizzicato", "", Quality, "pizz"},
    {"staccato", "staccato", "", Quality, "stac,stacc"},
    {"legato", "legato", "", Quality, ""},
    {"sustained", "sustained", "", Quality, "sustain,sus"},
    {"tremolo", "tremolo", "", Quality, "trem"},
};

} // namespace

std::span<const SoundWord> soundWords()
{
    return kWords;
}

std::string_view emptyWords()
{
    return "sample,sound,audio,wav,wave,aif,aiff,aifc,flac,mp3,ogg,file,folder,pack,samplepack,sample pack,loop pack,"
           "kit,lib,library,libraries,collection,bundle,vol,volume,disc,disk,part,edition,vip,version,ver,bpm,tempo,"
           "bit,"
           "khz,hz,db,ms,sec,stereo,mono,oneshot,one shot,shot,single,hit,new,old,final,edit,mix,mixed,master,mastered,"
           "processed,dry,wet,raw,free,demo,best,misc,miscellaneous,various,other,more,all,the,and,und,of,for,from,to,"
           "in,"
           "on,at,by,with,a,an,my,copy,multi,untitled,unnamed,track,take,rec,recording,left,right,vel,velocity,round "
           "robin,"
           "key,maj,min,major,minor,sharp,flat,common,data,default,normal,note,type,style,no,nr,num,number,"
           "サンプル,音,音源,素材";
}

} // namespace otozu
