// Words that give away what a review is about. A buyer of squid must not praise the crab,
// so a text that uses one of these words is only given to products whose key matches.

const words: readonly (readonly [words: string, products: string])[] = [
  ['苹果|apples|三十年没吃过|红彤彤|酸一点|发黑|The hens', 'fuji|qinguan|gift|eggs'], ['老李|果农叔叔|85 的|咬下去', 'luochuan'],
  ['皮薄汁多|比超市的香|脆', 'fuji|qinguan|pear|peach|noodles|dumplings|cookies'], ['果子|水果|甜是甜|磕碰|压坏|熟一点|老板实在', 'luochuan-(fuji|qinguan|pear|peach|grapes|gift)'],
  ['礼盒', 'gift|mooncake'], ['粥|米很香', 'millet|shrimp'], ['核桃', 'walnuts'], ['蜂蜜|honey|结晶', 'honey'], ['果酱', 'jam'], ['鸡蛋|蛋黄|hens', 'eggs'],
  ['虾皮|宝宝拌饭', 'dried-shrimp'], ['醋饮|瓶子漏', 'vinegar'], ['螃蟹|crabs|红膏|壳碎', 'crab'], ['带鱼', 'hairtail'], ['虾头|三分钟我|包冰', 'shrimp'],
  ['龙虾|开箱', 'lobster|unbox|wallet'], ['生蚝', 'oyster'], ['鱼丸', 'fishballs'], ['鱿鱼', 'squid'], ['海燕|船回来', 'zhoushan'], ['ice really|冰', 'zhoushan'],
  ['曲奇|铁盒|凌晨四点的炉', 'cookies'], ['爆米花', 'popcorn'], ['米粉|noodles|辣', 'noodles'], ['巧克力', 'chocolate'], ['锅贴', 'dumplings'], ['流心', 'mooncake'],
  ['牛轧糖|Nougat', 'candy'], ['奶茶|珍珠', 'milktea'], ['几块碎', 'cookies|mooncake'], ['配茶', 'cookies|mooncake|cake'], ['锅妈', 'guolixiang'],
  ['洗完脸|泡沫|洁面|cleanser|pH', 'cleanser'], ['面霜|滋润', 'cream'], ['防晒|sunscreen', 'sunscreen'], ['口红|车厘子', 'lipstick'], ['牙刷', 'toothbrush'], ['洗发水|泵头', 'shampoo'],
  ['护手霜', 'handcream'], ['剃须刀|男朋友', 'razor'], ['布面', 'lanting-gift'], ['soap', 'soap'], ['唐果', 'lanting'], ['味道比', 'shampoo|soap|candle'],
  ['伞|Umbrella|商场八十|抗风', 'umbrella'], ['扫把', 'broom'], ['抽纸', 'tissue'], ['袜子', 'socks'], ['工具箱|盒子扁', 'toolbox'], ['挂钩等|hooks|粘不住', 'hooks'], ['手电', 'torch|lighter-lamp'],
  ['杯子', 'mug'], ['提手', 'bucket'], ['购物袋', 'bags'], ['装衣服', 'basket'], ['桶盖', 'bucket'], ['义乌|出厂价|factory|Factory', 'yiwu'],
  ['地铁里|耳机|noise|降噪|laptops|杂音', 'headphones'], ['充电器', 'charger'], ['充电宝|20000', 'powerbank'], ['手表', 'watch'], ['键盘|keyboard', 'keyboard'], ['手机，大字|大字模式', 'phone'], ['相机', 'camera'],
  ['投影', 'projector'], ['鼠标', 'mouse'], ['手柄', 'gamepad'], ['台灯', 'huaqiang-lamp'], ['收音机', 'radio'], ['说明书是英文', 'keyboard|mic'], ['老周', 'huaqiang'],
  ['腰线|waist', 'dress'], ['大衣没有|驼色', 'coat'], ['T 恤', 'tee'], ['围巾|scarf', 'scarf'], ['鞋子', 'sneakers|boots'], ['14 寸', 'handbag|backpack'], ['汉服', 'kimono'], ['牛仔裤', 'jeans'], ['手套', 'gloves'],
  ['帽子', 'hat|cap'], ['版型|开线|170 cm|尺码', 'dress|coat|blouse|jeans|tee|kimono'], ['158|走路姿势', 'dress|coat'], ['沙发|cat', 'sofa'], ['铸铁|Cast iron|锅很重', 'suyu-pot'], ['四件套', 'bed'], ['灯笼|lantern', 'lantern'], ['椅子', 'chair'],
  ['碗', 'bowl'], ['菜刀', 'knife'], ['蜡烛', 'candle'], ['镜子', 'mirror'], ['花洒', 'shower'], ['画好看', 'frame'], ['素屿', 'suyu'], ['玫瑰|Roses|两枝断头|两块钱一枝|凌晨拍卖', 'roses'], ['郁金香|Tulips', 'tulips'],
  ['向日葵|turn to the sun', 'sunflowers'], ['四周', 'bouquet'], ['仙人掌', 'cactus'], ['荷花', 'lotus'], ['花瓶手工', 'vase'], ['花苞|花瓣|她哭了|醒花|我妈生日', 'roses|tulips|sunflowers|bouquet|lotus'], ['龟背竹', 'monstera'],
  ['风信子', 'hyacinth'], ['大熊|bear', 'bear'], ['积木|bricks', 'bricks'], ['拼图', 'puzzle'], ['机器人|robot|编程', 'robot'], ['火车', 'train'], ['风筝', 'kite'], ['水彩', 'paint'], ['滑板车', 'scooter'], ['悠悠球', 'yoyo'],
  ['桌游盒', 'chess'], ['足球', 'ball$'], ['说明书字太小', 'robot|train'], ['小虎爸|拆', 'chenghai'], ['视频里|看视频|the video', '.'], ['毛绒', 'bear|panda'],
];

const compiled = words.map(([pattern, products]) => [new RegExp(pattern), products] as const);

/** The products a text is about, or null when it would suit any of its kind. */
export function aboutOf(text: string): RegExp | null {
  const found = compiled.filter(([pattern]) => pattern.test(text)).map(([, products]) => products);
  return found.length > 0 ? new RegExp(found[0] ?? '') : null;
}
