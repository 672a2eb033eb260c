// Everybody who lives in the town. Tests, seeds, screenshots and documents use these names and no others.

import { both } from './authoring.ts';
import type { Buyer, Creator, Kind, Mood, Operator, Palette, Person } from './types.ts';

const PALETTES: readonly Palette[] = [
  'apricot',
  'rose',
  'sky',
  'mint',
  'lilac',
  'sand',
  'lemon',
  'coral',
  'ocean',
  'forest',
];

function person(key: string, number: number, emoji: string, name: string): Person {
  const palette = PALETTES[number % PALETTES.length] ?? 'apricot';
  return {
    key,
    phone: String(13800000000 + number),
    name: both(name),
    avatar: { file: `people/${key}.webp`, emoji, palette },
  };
}

const cells = (table: string): string[][] =>
  table
    .trim()
    .split('\n')
    .map((line) => line.split(' ; '));

// key ; face ; name ; region ; address ; what they like to buy. In the order of their phone numbers:
// 13800000001 is Xiaoman, 13800000002 Guli, 13800000003 Aqiang.
const buyerTable = cells(`
xiaoman ; 👩🏻 ; 小满 || Xiaoman ; 330106 ; 文三路 90 号 3 幢 502 室 || 502, Building 3, 90 Wensan Road ; fruit home flower clothes
guli ; 👩🏻‍🦱 ; 古丽 || Guli ; 650102 ; 解放南路 288 号 6 单元 301 || 301, Unit 6, 288 Jiefang South Road ; clothes care snack
aqiang ; 👨🏻‍🦱 ; 阿强 || Aqiang ; 440106 ; 天河北路 233 号 1808 || 1808, 233 Tianhe North Road ; digital seafood snack
dazhuang ; 🧔🏻 ; 大壮 || Dazhuang ; 210102 ; 和平大街 12 号 4 楼 || 4/F, 12 Heping Street ; fruit seafood daily
linxi ; 👩🏻‍🦰 ; 林夕 || Lin Xi ; 310106 ; 南京西路 1266 弄 8 号 || 8, Lane 1266, Nanjing West Road ; care clothes flower
zhuoma ; 👩🏾 ; 卓玛 || Dolma ; 540102 ; 北京中路 45 号 || 45 Beijing Middle Road ; clothes care pantry
laozhang ; 👴🏻 ; 老张 || Lao Zhang ; 110105 ; 望京西路 50 号院 9 号楼 || Building 9, 50 Wangjing West Road ; pantry fruit home
miaomiao ; 👧🏻 ; 苗苗妈 || Miaomiao’s mother ; 320106 ; 中山北路 223 号 || 223 Zhongshan North Road ; toy fruit pantry
xiaobei ; 🧑🏻‍🎓 ; 小北 || Xiaobei ; 610113 ; 长安南路 199 号学生公寓 || Student Hall, 199 Chang’an South Road ; digital snack clothes
ningning ; 👩🏻‍💼 ; 宁宁 || Ningning ; 440304 ; 福华一路 88 号 2205 || 2205, 88 Fuhua 1st Road ; care digital home
heiwa ; 👨🏽‍🌾 ; 黑娃 || Heiwa ; 410105 ; 花园路 59 号 || 59 Huayuan Road ; daily pantry
susu ; 👩🏻‍🍳 ; 酥酥 || Susu ; 510104 ; 春熙路 20 号 || 20 Chunxi Road ; snack home pantry
wangshu ; 👨🏻‍🏫 ; 王叔 || Uncle Wang ; 370102 ; 泉城路 180 号 || 180 Quancheng Road ; fruit home digital
lulu ; 💇🏻‍♀️ ; 露露 || Lulu ; 430102 ; 五一大道 388 号 || 388 Wuyi Avenue ; snack care clothes
batu ; 🧔🏻 ; 巴图 || Batu ; 150102 ; 新华东街 16 号 || 16 Xinhua East Street ; clothes pantry digital
ajing ; 👩🏻‍🎨 ; 阿静 || Ajing ; 530102 ; 翠湖南路 4 号 || 4 Cuihu South Road ; flower home toy
xiaofei ; 👨🏻‍💻 ; 小飞 || Xiaofei ; 420106 ; 珞喻路 129 号 || 129 Luoyu Road ; digital snack
yaoyao ; 🧕🏻 ; 瑶瑶 || Yaoyao ; 640104 ; 民族北街 1 号 || 1 Minzu North Street ; clothes flower care
tianye ; 👩🏻‍🌾 ; 田野 || Tianye ; 230103 ; 中央大街 89 号 || 89 Central Street ; home clothes fruit
haohao ; 👨🏻 ; 浩浩爸 || Haohao’s father ; 350203 ; 厦禾路 820 号 || 820 Xiahe Road ; toy digital seafood
lijie ; 👵🏻 ; 李姐 || Sister Li ; 120101 ; 南京路 128 号 || 128 Nanjing Road ; seafood pantry daily
qiuqiu ; 👩🏻‍🎤 ; 秋秋 || Qiuqiu ; 500103 ; 解放碑八一路 77 号 || 77 Bayi Road, Jiefangbei ; snack care toy
mozi ; 👨🏻‍🎨 ; 墨子 || Mozi ; 340104 ; 金寨路 96 号 || 96 Jinzhai Road ; home flower digital
shuisheng ; 👨🏻‍🚒 ; 水生 || Shuisheng ; 360102 ; 中山路 150 号 || 150 Zhongshan Road ; daily seafood
guoguo ; 🙆🏻‍♀️ ; 果果 || Guoguo ; 450103 ; 民族大道 115 号 || 115 Minzu Avenue ; fruit snack clothes
cuicui ; 👱🏾‍♀️ ; 翠翠 || Cuicui ; 520102 ; 中华南路 49 号 || 49 Zhonghua South Road ; care fruit daily
yuanyuan ; 👩🏻‍🔬 ; 媛媛 || Yuanyuan ; 620102 ; 庆阳路 161 号 || 161 Qingyang Road ; care flower pantry
aolin ; 🏄🏻‍♂️ ; 阿林 || Alin ; 460105 ; 滨海大道 81 号 || 81 Binhai Avenue ; seafood digital clothes
chunchun ; 👩🏻‍⚕️ ; 春春 || Chunchun ; 130102 ; 中山东路 326 号 || 326 Zhongshan East Road ; daily pantry toy
tom ; 👱🏻‍♂️ ; 汤姆 || Tom ; 310104 ; 衡山路 880 弄 12 号 || 12, Lane 880, Hengshan Road ; digital snack home`);

export const buyers: readonly Buyer[] = buyerTable.map(
  ([person = '', , name = '', regionCode = '', detail = '', likes = ''], index) => ({
    person,
    likes: likes.split(' ') as Kind[],
    address: { regionCode, detail: both(detail), recipient: both(name), phone: String(13800000001 + index) },
  }),
);

// key ; face ; name. Shop people hold 13800000101 and up, creators 13800000201, operators 13800000900.
const shopPeople = cells(`
laoli ; 👨🏼‍🌾 ; 老李 || Lao Li
lixia ; 👩🏻‍🌾 ; 李霞 || Li Xia
wangkai ; 👷🏻‍♂️ ; 王凯 || Wang Kai
suping ; 👩🏻‍💼 ; 苏萍 || Su Ping
ahai ; 👨🏻‍✈️ ; 阿海 || Ahai
haiyan ; 👩🏻‍✈️ ; 海燕 || Haiyan
zhoubo ; 👨🏻‍🔧 ; 周波 || Zhou Bo
xuli ; 💁🏻‍♀️ ; 徐丽 || Xu Li
shenlan ; 👩🏻‍🔬 ; 沈蓝 || Shen Lan
tangyi ; 👩🏻‍💼 ; 唐怡 || Tang Yi
gaoning ; 🧑🏻‍💻 ; 高宁 || Gao Ning
luping ; 👩🏻‍💼 ; 陆萍 || Lu Ping
chenjie ; 👩🏻‍🏭 ; 陈姐 || Sister Chen
fangfang ; 💆🏻‍♀️ ; 芳芳 || Fangfang
dawei ; 👨🏻‍🏭 ; 大伟 || Dawei
xiaolin ; 👩🏻‍💻 ; 小林 || Xiao Lin
xiaoan ; 👨🏻‍💻 ; 小安 || Xiao’an
ajie ; 👨🏻‍🔧 ; 阿杰 || Ajie
kevin ; 🧑🏻‍💼 ; 凯文 || Kevin
lifen ; 👩🏻‍💼 ; 丽芬 || Lifen
hejie ; 👩🏻‍🦱 ; 禾姐 || Sister He
hemei ; 👧🏻 ; 禾妹 || He Mei
aling ; 💃🏻 ; 阿玲 || Aling
ashui ; 👨🏻 ; 阿水 || Ashui
guoma ; 👩🏻‍🍳 ; 锅妈 || Mama Guo
guoxiao ; 👨🏻‍🍳 ; 郭晓 || Guo Xiao
tiezhu ; 👨🏽‍🏭 ; 铁柱 || Tiezhu
yumei ; 👩🏻‍🍳 ; 玉梅 || Yumei
suwen ; 👨🏻‍🎨 ; 苏文 || Su Wen
linyu ; 👩🏻‍🎨 ; 林羽 || Lin Yu
laohuang ; 👴🏻 ; 老黄 || Lao Huang
meiqi ; 👩🏻‍🏫 ; 美琪 || Meiqi
ayue ; 🧑🏻‍🌾 ; 阿月 || Ayue
xiaoyun ; 🙋🏻‍♀️ ; 小云 || Xiaoyun
laomu ; 👴🏽 ; 老木 || Lao Mu
linba ; 🧔🏻‍♂️ ; 林爸 || Lin Ba
linma ; 👩🏻‍🏫 ; 林妈 || Lin Ma
xiaohu ; 👦🏻 ; 小虎 || Xiaohu`);

const creatorPeople = cells(`
mianmian ; 👩🏻‍🎤 ; 棉棉 || Mianmian
tangguo ; 🧖🏻‍♀️ ; 唐果 || Tang Guo
laozhou ; 👨🏻‍🚀 ; 老周 || Lao Zhou
zhouzhou ; 👩🏻‍🦰 ; 粥粥 || Zhouzhou`);

const operatorPeople = cells(`
chenyunying ; 🧑🏻‍💼 ; 陈运营 || Chen (operations)
fangshenhe ; 🕵🏻‍♀️ ; 方审核 || Fang (review)
hekefu ; 🙋🏻‍♂️ ; 何客服 || He (support)
qianfuhe ; 🧑🏻‍🏫 ; 钱复核 || Qian (finance)`);

const numbered = (table: readonly string[][], from: number): Person[] =>
  table.map(([key = '', emoji = '', name = ''], index) => person(key, from + index, emoji, name));

export const people: readonly Person[] = [
  ...numbered(buyerTable, 1),
  ...numbered(shopPeople, 101),
  ...numbered(creatorPeople, 201),
  ...numbered(operatorPeople, 900),
];

export const operators: readonly Operator[] = [
  { person: 'chenyunying', role: 'lead' },
  { person: 'fangshenhe', role: 'reviewer' },
  { person: 'hekefu', role: 'support' },
  { person: 'qianfuhe', role: 'finance' },
];

const creator = (key: string, by: string, mood: Mood, reach: number, name: string, bio: string): Creator => ({
  key,
  mood,
  reach,
  person: by,
  name: both(name),
  bio: both(bio),
});

export const creators: readonly Creator[] = [
  creator(
    'laoli',
    'laoli',
    'folk',
    92,
    '洛川老李 || Lao Li of Luochuan',
    '种了三十年苹果，不会说漂亮话，只会说实话。 || Thirty years of apples. No pretty words, only true ones.',
  ),
  creator(
    'haiyan',
    'haiyan',
    'sea',
    84,
    '码头海燕 || Haiyan at the Dock',
    '天没亮就在码头，哪条船回来我先知道。 || On the dock before dawn. I know which boat is coming in.',
  ),
  creator(
    'mianmian',
    'mianmian',
    'beat',
    88,
    '棉棉爱穿搭 || Mianmian Dresses',
    '一米五八，小个子的衣橱说明书。 || 158 cm tall: a wardrobe manual for the not so tall.',
  ),
  creator(
    'tangguo',
    'tangguo',
    'spring',
    76,
    '唐果护肤笔记 || Tang Guo’s Skin Notes',
    '配方师转行，只看成分表，不看广告。 || A formulator who reads the ingredients and skips the advertisement.',
  ),
  creator(
    'laozhou',
    'laozhou',
    'night',
    70,
    '老周拆箱 || Lao Zhou Unboxes',
    '自己花钱买，拆开、用坏、再告诉你。 || I pay for it, open it, break it, then tell you.',
  ),
  creator(
    'guoma',
    'guoma',
    'kitchen',
    90,
    '锅妈的灶台 || Mama Guo’s Stove',
    '孩子吃了三十年没吃腻，应该不会错。 || My children have not tired of it in thirty years.',
  ),
  creator(
    'zhouzhou',
    'zhouzhou',
    'cosy',
    66,
    '粥粥的小家 || Zhouzhou’s Small Home',
    '四十平米，一猫一人，好好住。 || Forty square metres, one cat, one person, living well.',
  ),
  creator(
    'ayue',
    'ayue',
    'spring',
    72,
    '阿月在斗南 || Ayue in Dounan',
    '凌晨四点的花最便宜，也最好看。 || At four in the morning flowers are cheapest, and most beautiful.',
  ),
  creator(
    'xiaohuba',
    'linba',
    'toy',
    62,
    '小虎爸试玩 || Xiaohu’s Dad Tests Toys',
    '先让我家两只小虎拆一遍。 || My two little tigers take it apart first.',
  ),
  creator(
    'dawei',
    'dawei',
    'beat',
    80,
    '大伟探厂 || Dawei Visits Factories',
    '带你看看出厂价到底是多少。 || Come and see what the factory price really is.',
  ),
];
