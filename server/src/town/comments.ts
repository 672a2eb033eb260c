// What people say under videos, and how shops answer reviews. `e` marks English, as in reviews.ts.

import type { CommentText, Kind } from './types.ts';
import { aboutOf } from './vocabulary.ts';

const said: Readonly<Record<Kind | 'any', string>> = {
  fruit: `
老李我又来了，去年那箱我妈念叨到现在
新疆发不发？运费贵不贵
85 的和 90 的差别大吗
听见咬下去那一声我就下单了
坏果真赔吗？真赔，我赔过一次
e Can you ship to Lhasa before the weekend?
果农叔叔辛苦了`,
  pantry: `
我家宝宝一岁能喝这个粥吗
结晶的才是真蜜，懂的都懂
鸡蛋路上会不会碎
e The hens eating apples made my day`,
  seafood: `
红膏的还有吗，留四只
为什么新疆不发，馋哭
海燕姐今天船回来早啊
三分钟我记住了，多一分钟都不行
看饿了，凌晨一点
e Does the ice really last two days?`,
  snack: `
锅妈又出新了，钱包在抖
微辣对我这种广东人来说还是辣
这个铁盒我攒了五个
凌晨四点的炉子，敬业
e Ordered after watching twice, no regrets`,
  care: `
成分党狂喜，终于有人讲 pH
油皮能用滋润款吗
车厘子色求试色
唐果讲得比专柜清楚
e Is the unscented soap really unscented?`,
  daily: `
商场八十那把就是这个？我麻了
这个价还包邮，义乌牛
抗风是真的，我在海边用
e Factory tour please, full length`,
  digital: `
能带上飞机吗？20000 的
降噪对风噪行不行
老周自己花钱买的才敢信
键盘声音好像下雨
e Does it pair with two laptops?`,
  clothes: `
158 的我狠狠住了
驼色还有 S 吗
求链接，啊链接就在下面
这个走路姿势我学了一晚上
e What size for 170 cm?`,
  home: `
我家猫看了这个沙发想搬家
灯笼灯的光好温柔
四十平那位我是你邻居吧
e Is the cat included?`,
  flower: `
两块钱一枝，花店老板哭了
醒花四小时记下了
我妈生日就它了
e They really do turn to the sun`,
  toy: `
我家的已经被拆了，来补一个
不用手机编程这点我付钱
风筝两级风能飞？我们这天天三级
e My nephew has named the bear`,
  any: `
蹲一个优惠
已下单，等发货
背景音乐是什么，好听
这条我看了三遍
关注了，别让我失望
求上新
讲得实在，不浮夸
催更
e Watching this on the bus with the sound on, sorry everyone
e Slow and honest, more of these please`,
};

const answered = `
谢谢你的照片，我们转给装箱的师傅看了。
有问题随时找我们，坏了就赔，不用不好意思。
下次给你多装一点，备注老顾客就行。
快递那边我们已经反馈了，抱歉让你多等一天。
你这样说我们干活都有劲了。
补发的单号已经发给你了，明天就能到。
e Thank you for the kind words, see you next season.
e Sorry about the slow courier. We have changed the line to your city.`;

const parse = (kind: Kind | 'any', line: string): CommentText => {
  const english = line.startsWith('e ');
  const text = english ? line.slice(2) : line;
  return { kind, text, language: english ? 'en' : 'zh', about: aboutOf(text) };
};

export const commentTexts: readonly CommentText[] = Object.entries(said).flatMap(([kind, lines]) =>
  lines
    .trim()
    .split('\n')
    .map((line) => parse(kind as Kind | 'any', line)),
);

export const shopReplies: readonly CommentText[] = answered
  .trim()
  .split('\n')
  .map((line) => parse('any', line));
