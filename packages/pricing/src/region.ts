/** National division codes: a province covers its cities and districts. 65, 6500 and 650000 all mean the province. */
export function covers(code: string, regionCode: string): boolean {
  return regionCode.startsWith(trimmed(code));
}

/** The longer the code, the closer the place: a district's rule beats its province's. */
export const precision = (code: string): number => trimmed(code).length;

const trimmed = (code: string) => code.replace(/(00)+$/, '');
