/**
 * The shape every other language must have: the same keys as Chinese, with text at each leaf.
 * Chinese has one plural form (`x_other`); a language with two may add `x_one`.
 */
export type Dictionary<D> = {
  [K in keyof D]: D[K] extends string ? string : Dictionary<D[K]>;
} & {
  [K in keyof D as K extends `${infer Stem}_other` ? `${Stem}_one` : never]?: string;
};
