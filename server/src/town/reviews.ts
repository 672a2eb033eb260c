// What buyers wrote. One line is one review: stars, an `e` when it is in English, then the words.
// People review in one language, so unlike the rest of the town these texts have no translation.

import type { Kind, ReviewText } from './types.ts';
import { aboutOf } from './vocabulary.ts';

const written: Readonly<Record<Kind | 'any', string>> = {
  fruit: `
5 箱子里垫得很好，一个没坏，脆甜。
5 给爸妈寄的，老人说比超市的香，让我再买一箱。
5 早上下单第三天就到了，果子还带着露水味，孩子一口气吃两个。
5 个头均匀，称了称还多二两，老板实在。
5 第三次回购了，今年的比去年甜一点。
5 坏了一个，拍照过去马上赔了，服务没得说，水果也好吃。
5 皮薄汁多，削的时候会往下滴。
5 送同事的礼盒，拎着体面，打开一排红彤彤的。
4 甜是甜，就是有两个有点磕碰，不影响吃。
4 快递慢了一天，果子倒是没问题。
4 比图片小一点点，口感很好。
4 脆，偏甜，我喜欢酸一点的，下次换青的。
3 有三个压坏了，赔了钱，但是希望包装再厚点。
3 味道一般，可能放熟一点会更好。
2 路上冻过，切开有点发黑，客服退了一半。
5e Crisp and sweet, every single one in its own sleeve. Will order again.
4e Very good apples, two were bruised and refunded without a question.
5 我妈说三十年没吃过这个味道的苹果了。`,
  pantry: `
5 熬粥出米油，月子里天天喝，家里婆婆都夸。
5 核桃一捏就开，仁是满的，没有苦的。
5 蜂蜜结晶了一半，温水一泡就化，是真的蜂蜜。
5 果酱肉桂味很正，抹吐司不会太甜。
5 鸡蛋一个没碎，蛋黄是橙的，煎着很香。
5 虾皮是真淡，宝宝拌饭刚好。
4 米很香，就是小包装太难撕。
4 包装朴素，东西实在，适合自己吃。
4 味道正宗，物流慢了两天。
3 蜂蜜有点稀，可能天气热，味道可以。
3 不是我想的那种口味，不过日期很新鲜。
5e The honey crystallised on the way and melted again in warm water, exactly as promised.
5 醋饮兑气泡水绝了，一箱三天喝完。
2 有一个瓶子漏了，客服第二天补发的。`,
  seafood: `
5 螃蟹到手还是硬的，膏满到尖，清蒸一下就香。
5 带鱼段宽度和说的一样，煎出来没有腥味。
5 顺丰冷链，泡沫箱里冰还没化完，虾头都是青的。
5 包冰不算斤两，称了足秤，难得。
5 龙虾开箱还在动，孩子吓一跳又不肯吃它。
5 生蚝肥，一口一个，老公一个人吃了一打。
5 鱼丸是真的鱼肉，弹到桌上去了。
4 有一个壳碎了，肉没事，味道好。
4 冰袋化了一个，海鲜还是冻的，及格以上。
4 鱿鱼很厚，就是切的时候有点难切。
4 咸了一点点，配粥刚好。
3 比想象的小一号，价格倒也对得起。
3 少发了一包，联系客服第二天补发了。
2 晚到两天，冰化了，退了部分，希望改进配送。
5e The crabs arrived rock hard and full of roe. Steamed them plain, nothing needed.
5 年夜饭就靠这一箱了，先囤上。
5 拆开一股海水味，是新鲜的那种。`,
  snack: `
5 曲奇酥到掉渣，铁盒还能装针线。
5 爆米花没有死米，一桶看完一部电影。
5 米粉的肉丝是真的，不是粉包，长沙人认证。
5 巧克力不腻，减肥期间每天一小块。
5 锅贴皮薄底脆，早上十分钟出餐。
5 流心是真流心，微波十秒刚好。
5 牛轧糖不粘牙，办公室被抢光了。
4 有点甜，配茶刚好。
4 包装很好看，量再多一点就完美了。
4 辣度备注了微辣还是有点辣，好吃就是了。
3 口味普通，胜在便宜。
3 有几块碎了，客服补了一包。
5 奶茶冷水也能摇开，珍珠是软的，出差带着方便。
5e Real pork in the noodles, not a powder sachet. My breakfast for two weeks now.
4e Nougat without the toffee-stick-to-teeth problem. A bit sweet.
5 孩子说比学校门口的好吃一百倍。`,
  care: `
5 洗完脸不紧绷，敏感肌两周没泛红。
5 面霜北方冬天够用，没有假白。
5 防晒不搓泥，戴口罩一天也行。
5 口红颜色比图好看，喝水不沾杯。
5 牙刷轻档真的温柔，牙龈不出血了。
5 洗发水味道很淡，蓬了两天。
5 护手霜不黏，打字不用等。
4 泡沫不多，洗得倒是干净。
4 剃须刀不错，刀头有点贵。
4 味道比想象的浓一点，能接受。
3 我混油用面霜有点闷，还是清润那款好。
3 干皮觉得洁面稍微干，加了精华还可以。
2 泵头按不出来，客服补了一个，使用没问题。
5e Non-greasy sunscreen that survives a mask. Finally.
4e Gentle cleanser, no squeak, no fragrance. The pump is stiff.
5 给男朋友买的，他自己回购了，说明是真好用。
5 礼盒布面质感很好，卡片是手写的，感动。`,
  daily: `
5 伞真的抗风，六级风翻过去又翻回来了。
5 扫把不粘头发，刮一下就下来，太解压了。
5 抽纸没有味道，湿了也不破，一箱够用半年。
5 袜子不勒脚踝，洗了没有掉色。
5 工具箱够用，自己装了个架子，省一百块人工。
5 挂钩等了二十四小时再挂，浴室一个月没掉。
5 手电亮得吓人，停电那晚全家靠它。
5 杯子哑光的，不留指纹，办公室同事都问链接。
4 便宜实用，提手有点硬。
4 购物袋很厚，第一次洗有点缩水。
4 尺寸比图小，装衣服还行。
3 有一个挂钩粘不住，其他正常，补了一片胶。
3 桶盖没有配，商品图里也没写。
2 收到时盒子扁了，工具没坏，希望换厚纸箱。
5e Umbrella turned inside out in a typhoon and came back. Ten ribs well spent.
4e Good hooks if you follow the 24-hour rule. Do follow it.
5 出厂价确实实在，没有包装反而好。`,
  digital: `
5 地铁里戴上，世界安静了，能听见翻书。
5 充电器三口一起用，手机不会掉速，送的线很粗。
5 充电宝能上飞机，线长在身上，出门不翻包。
5 手表跑步定位准，一周一充。
5 键盘声音像下雨，合租半夜也不打扰人。
5 给爸妈买的手机，大字模式开机就是，不用教。
5 相机出片颜色复古，同学都借。
5 投影拉窗帘很清楚，风扇声音小。
4 鼠标手感好，滚轮稍微松。
4 耳机夹头一点点，戴两小时歇一下。
4 手柄没漂移，线有点短。
3 说明书是英文的，找客服要了中文版。
3 台灯偏黄，我喜欢白一点，功能没问题。
2 第一台有杂音，售后直接换新，第二台正常。
5e Shipped in a day, noise cancelling as good as mine at twice the price.
4e Solid keyboard, keycaps feel cheap-ish but the sound is lovely.
5 老人收音机，按键大，声音响，爷爷天天听戏。`,
  clothes: `
5 腰线真的提高了，小个子穿着显腿长，同事以为我瘦了。
5 大衣没有异味，两层呢子手工缝的，垂感好。
5 T 恤厚而不闷，洗了三次领口还是圆的。
5 围巾两米够绕两圈，黑大衣没有沾毛。
5 鞋子轻，跑五公里脚不闷。
5 包能装 14 寸电脑还有位置，皮味一天就散了。
5 汉服裙长刚好，挤地铁没有被踩。
5 牛仔裤胯宽的人终于不紧了。
4 颜色比图浅一点，也好看。
4 尺码准，就是线头多一两根，剪了就好。
4 手套触屏灵敏，指尖缝线有点硬。
3 面料不错，版型我穿有点宽，建议选小一码。
3 帽子形状压扁了，喷水慢慢回来一点。
2 收到有一处开线，退换很快，希望质检仔细点。
5e Fits true to size, the waist placement is spot on for someone short.
4e Warm scarf, lovely colour, sheds a little at first.
5 棉棉推荐买的，果然没踩坑。`,
  home: `
5 沙发坐深够，能盘腿，猫抓了一个月没痕迹。
5 铸铁锅炖排骨，半小时满屋香，火力小也行。
5 四件套裸睡舒服，洗了没起球。
5 灯笼灯光毛茸茸的，晚上开一盏就够。
5 椅子一体成型，坐着不晃。
5 碗碟一个没碎，泡沫填得像棉被。
5 菜刀切番茄不压，阳江师傅手艺。
5 蜡烛有噼啪声，点两小时满屋松香。
4 镜子清楚，底座稍微轻。
4 花洒增压明显，安装自己拧的。
4 画好看，挂钩要自己另买一种。
3 沙发送货楼下，搬上楼加了一百。
3 锅很重，我妈单手拿不动。
2 到货有一个碗裂了，补发快，包装角要再厚。
5e Cast iron pot works on induction, lid drips back as promised. Sunday stews forever.
4e Lovely lantern, dimmer is smooth, bulb not included.
5 素屿的东西朴素耐看，等了两周值得。`,
  flower: `
5 玫瑰到手蔫一点，深水醒一晚全挺起来了，开了十二天。
5 郁金香带冰袋来的，家里慢慢开，太好看了。
5 向日葵头大，拍照大家都问链接。
5 订了四周，每周不一样，客厅终于有花。
5 仙人掌一个月没浇，还是好的。
5 荷花教程很清楚，折出来跟画一样。
5 花瓶手工的，线条不规矩反而好看。
4 有两枝断头，客服退了，其他都好。
4 快递慢一天，花苞还在。
4 龟背竹叶子大，就是盆薄了点。
3 风信子长得慢，还在等开花。
3 冬天发货还是冷，有点冻伤的花瓣。
5e Roses lasted twelve days, followed the deep-water trick on the card.
4e Tulips bend as they say they do. I like them for it.
5 凌晨拍卖的价格是真便宜，比花店三分之一。
5 妈妈生日送的，视频里她哭了。`,
  toy: `
5 大熊眼睛是绣的，放心，孩子抱着不撒手。
5 积木圆角，不硌脚，当爸的感动了。
5 拼图分区拼，一家人忙一晚上，缺片秒补。
5 机器人不用手机编程，孩子自己玩懂了。
5 火车冒水雾，猫追了三圈。
5 风筝微风就上天，线轮 200 米够长。
5 水彩蹭衣服一搓就掉，放心让他画。
5 滑板车刹车灵，闪光轮路人都看。
4 悠悠球进阶款有点难，练一周才会睡眠。
4 桌游盒子有点压角，棋子都好。
4 足球气针要自己找一下，质量可以。
3 说明书字太小，视频教程倒清楚。
3 积木少两粒，补发快。
5e Rounded bricks, zero foot injuries this week. The kids approve too.
4e The robot works, the stickers peel after a week. Fun anyway.
5 小虎爸测过的，孩子果然没拆坏。
5 幼儿园小朋友来家里第一个找它。`,
  any: `
5 和描述一致，发货快，推荐。
5 客服有耐心，问了好多遍也不烦。
5 第一次在这家买，没踩坑，关注了。
5 包装环保，没有一堆塑料。
4 东西可以，希望多点优惠。
4 物流能再快点就满分。
3 一般般，对得起价格。
5e As described, shipped fast, no drama.
4e Decent quality, friendly shop, slow courier.
5 家里人都说好，会再来。
5 比视频里看着还好，已经推荐给同事了。
5 到货比预计早一天，盒子干干净净的。
5 老板还塞了一张手写的小卡片，挺用心。
5 用了一个星期才来评价，没有失望。
5 回购第二次，品质稳定。
5 帮我妈买的，她学会自己下单了。
5 细节做得好，封口都贴得整整齐齐。
5 看视频下的单，实物和视频里一样。
5 价格透明，没有套路，点赞。
5e Bought it after the video and it is exactly what was shown.
5e Second order, same quality as the first.
4 没有想象中惊艳，但是挑不出毛病。
4 给四星怕你骄傲，下次继续保持。
4 总体满意，就是外箱有点脏。
4 第一次买先给四星，用久了再来追评。
4e Fine for the money, the box was a little dented.
3 中规中矩，图片拍得比实物好看一点。
3 客服回得慢，东西还行。
3e It is all right. The delivery took six days.
2 跟我想要的不太一样，退货流程倒是顺利。
1 收到的款式发错了，已经在换，先给一星。`,
};

const parse = (kind: Kind | 'any', line: string): ReviewText => {
  const match = /^([1-5])(e?) (.+)$/.exec(line);
  if (!match) throw new Error(`not a review line: ${line}`);
  const text = match[3] ?? '';
  return {
    kind,
    text,
    rating: Number(match[1]) as ReviewText['rating'],
    language: match[2] ? 'en' : 'zh',
    about: aboutOf(text),
  };
};

export const reviewTexts: readonly ReviewText[] = Object.entries(written).flatMap(([kind, lines]) =>
  lines
    .trim()
    .split('\n')
    .map((line) => parse(kind as Kind | 'any', line)),
);
