import { regionData } from 'element-china-area-data';
import { Problem, type Locale } from '../../platform/problem.ts';
import { regionUnknown } from './problems.ts';

export type Region = { readonly code: string; readonly name: string; readonly children: readonly Region[] };
export type Province = Region & { readonly nameEn: string; readonly remote: boolean };

const provinceNamesEn: Readonly<Record<string, string>> = {
  11: 'Beijing',
  12: 'Tianjin',
  13: 'Hebei',
  14: 'Shanxi',
  15: 'Inner Mongolia',
  21: 'Liaoning',
  22: 'Jilin',
  23: 'Heilongjiang',
  31: 'Shanghai',
  32: 'Jiangsu',
  33: 'Zhejiang',
  34: 'Anhui',
  35: 'Fujian',
  36: 'Jiangxi',
  37: 'Shandong',
  41: 'Henan',
  42: 'Hubei',
  43: 'Hunan',
  44: 'Guangdong',
  45: 'Guangxi',
  46: 'Hainan',
  50: 'Chongqing',
  51: 'Sichuan',
  52: 'Guizhou',
  53: 'Yunnan',
  54: 'Tibet',
  61: 'Shaanxi',
  62: 'Gansu',
  63: 'Qinghai',
  64: 'Ningxia',
  65: 'Xinjiang',
};

/** The provinces that the platforms' consolidation schemes name (domain-rules §5.3). */
const remoteProvinces = new Set(['15', '54', '62', '63', '64', '65']);

type Item = (typeof regionData)[number];
const six = (code: string) => code.slice(0, 6).padEnd(6, '0');

/** The data names the urban part of Beijing 市辖区; people call it Beijing. */
function cityName(city: Item, province: Item): string {
  if (city.label === '市辖区') return province.label;
  return city.label === '县' ? `${province.label}郊县` : city.label;
}

function cityOf(city: Item, province: Item): Region {
  const name = cityName(city, province);
  // Five cities have towns instead of districts; national codes end at six digits, so they are one district.
  const districts = (city.children ?? []).filter(({ value }) => value.length === 6);
  const children = districts.map(({ value, label }) => ({ code: value, name: label, children: [] }));
  return {
    code: six(city.value),
    name,
    children: children.length > 0 ? children : [{ code: six(city.value), name, children: [] }],
  };
}

export const provinces: readonly Province[] = regionData.map((province) => ({
  code: six(province.value),
  name: province.label,
  nameEn: provinceNamesEn[province.value]!,
  remote: remoteProvinces.has(province.value),
  children: (province.children ?? []).map((city) => cityOf(city, province)),
}));

const pathOf = new Map<string, readonly Region[]>();
for (const province of provinces) {
  pathOf.set(province.code, [province]);
  for (const city of province.children) {
    pathOf.set(city.code, [province, city]);
    for (const district of city.children)
      if (district.code !== city.code) pathOf.set(district.code, [province, city, district]);
  }
}

export const isRegion = (code: string): boolean => pathOf.has(code);

export function requireRegion(regionCode: string): string {
  if (!isRegion(regionCode)) throw new Problem(regionUnknown, { regionCode });
  return regionCode;
}

/** Province, city and district in words: 浙江省 杭州市 西湖区. */
export function regionName(code: string): string {
  const names = pathOf.get(code)?.map(({ name }) => name) ?? [];
  return [...new Set(names)].join(' ');
}

/** The place a parcel passes, in words of the language: the city, and its province in English. */
export function placeName(code: string, locale: Locale): string {
  const path = pathOf.get(code) ?? [];
  if (locale === 'zh') return (path[1] ?? path[0])?.name ?? '';
  return provinceNamesEn[code.slice(0, 2)] ?? '';
}

export const provinceOf = (code: string): string => six(code.slice(0, 2));
