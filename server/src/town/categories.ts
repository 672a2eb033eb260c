// The mall's shelves: two levels, eleven aisles.

import { both } from './authoring.ts';
import type { Category } from './types.ts';

function aisle(
  key: string,
  emoji: string,
  name: string,
  children: Readonly<Record<string, string>>,
): Category {
  return {
    key,
    emoji,
    name: both(name),
    children: Object.entries(children).map(([childKey, childName]) => ({
      key: childKey,
      name: both(childName),
    })),
  };
}

export const categories: readonly Category[] = [
  aisle('fresh', '🍎', '水果农产 || Fruit and farm', {
    apples: '苹果 || Apples',
    'pears-citrus': '梨桃柑橘 || Pears, peaches, citrus',
    vegetables: '时令蔬菜 || Vegetables',
    grains: '米面杂粮 || Grains',
    eggs: '蛋类 || Eggs',
    honey: '蜂蜜果醋 || Honey and vinegar',
    nuts: '干果坚果 || Nuts and dried fruit',
  }),
  aisle('seafood', '🦀', '海鲜水产 || Seafood', {
    fish: '鱼类 || Fish',
    crustaceans: '虾蟹 || Shrimp and crab',
    shellfish: '贝类 || Shellfish',
    cephalopods: '鱿鱼章鱼 || Squid and octopus',
    'dried-seafood': '海味干货 || Dried seafood',
    'seafood-ready': '即食海鲜 || Ready to eat',
  }),
  aisle('snacks', '🍪', '零食茶饮 || Snacks and tea', {
    pastries: '糕点饼干 || Pastries and biscuits',
    sweets: '糖果巧克力 || Sweets and chocolate',
    savoury: '膨化炒货 || Savoury snacks',
    instant: '方便速食 || Instant food',
    tea: '茶叶冲饮 || Tea and drinks',
    'gift-boxes': '年货礼盒 || Gift boxes',
  }),
  aisle('beauty', '💄', '美妆个护 || Beauty and care', {
    skincare: '护肤 || Skincare',
    makeup: '彩妆 || Make-up',
    hair: '洗发护发 || Hair',
    body: '身体护理 || Body care',
    oral: '口腔护理 || Oral care',
    shaving: '剃须 || Shaving',
  }),
  aisle('clothing', '👗', '服饰 || Clothing', {
    dresses: '连衣裙 || Dresses',
    tops: '上衣 || Tops',
    trousers: '裤装 || Trousers',
    outerwear: '外套大衣 || Coats and jackets',
    socks: '内衣袜子 || Socks and basics',
  }),
  aisle('shoes-bags', '👟', '鞋包配饰 || Shoes and bags', {
    shoes: '鞋靴 || Shoes',
    bags: '箱包 || Bags',
    hats: '帽子 || Hats',
    'scarves-gloves': '围巾手套 || Scarves and gloves',
    eyewear: '眼镜 || Eyewear',
  }),
  aisle('digital', '🎧', '手机数码 || Electronics', {
    phones: '手机平板 || Phones and tablets',
    audio: '影音 || Audio',
    computing: '电脑外设 || Computing',
    cameras: '摄影摄像 || Cameras',
    wearables: '智能穿戴 || Wearables',
    power: '充电电源 || Power',
    gaming: '电玩 || Gaming',
  }),
  aisle('home', '🛋️', '家居家装 || Home', {
    furniture: '家具 || Furniture',
    bedding: '床品布艺 || Bedding',
    lighting: '灯具 || Lighting',
    decor: '装饰摆件 || Decor',
    bath: '卫浴 || Bathroom',
    storage: '收纳 || Storage',
  }),
  aisle('kitchen', '🍳', '厨房日用 || Kitchen and household', {
    cookware: '锅具刀具 || Cookware',
    tableware: '餐具 || Tableware',
    cups: '水杯茶具 || Cups and teaware',
    cleaning: '清洁用品 || Cleaning',
    paper: '纸品 || Paper goods',
    umbrellas: '雨具 || Rain gear',
    tools: '五金工具 || Tools',
  }),
  aisle('flowers', '💐', '鲜花绿植 || Flowers and plants', {
    'cut-flowers': '鲜切花 || Cut flowers',
    bouquets: '花束 || Bouquets',
    'pot-plants': '盆栽 || Pot plants',
    succulents: '多肉 || Succulents',
    'garden-supplies': '花器园艺 || Vases and garden',
  }),
  aisle('toys', '🧸', '玩具文具 || Toys and stationery', {
    plush: '毛绒玩具 || Plush',
    building: '拼装积木 || Building toys',
    outdoor: '户外玩具 || Outdoor toys',
    'board-games': '桌游棋牌 || Board games',
    'ride-ons': '童车滑板 || Ride-ons',
    stationery: '文具美术 || Stationery and art',
  }),
];
