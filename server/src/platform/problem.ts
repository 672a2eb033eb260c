export type Locale = 'zh' | 'en';
export type Words = { readonly en: string; readonly zh: string };
export type ProblemKind = { readonly code: string; readonly status: number; readonly words: Words };
export type ProblemDetails = Record<string, unknown>;

const declared = new Map<string, ProblemKind>();

/**
 * Declares something a caller can get wrong: a stable code, a status, and one sentence per language that says
 * what happened and what to do. `{name}` in a sentence is filled from the details, which may be text in both languages.
 */
export function problem(code: string, status: number, words: Words): ProblemKind {
  if (declared.has(code)) throw new Error(`problem ${code} is declared twice`);
  const kind = { code, status, words };
  declared.set(code, kind);
  return kind;
}

export function declaredProblems(): readonly ProblemKind[] {
  return [...declared.values()].toSorted((a, b) => a.code.localeCompare(b.code));
}

/** Thrown to refuse: the transaction rolls back and the caller gets application/problem+json. */
export class Problem extends Error {
  readonly kind: ProblemKind;
  readonly details: ProblemDetails;
  constructor(kind: ProblemKind, details: ProblemDetails = {}) {
    super(`${kind.code}: ${fill(kind.words.en, details, 'en')}`);
    this.kind = kind;
    this.details = details;
  }
}

export function problemJson({ kind, details }: Problem, locale: Locale, requestId: string) {
  return {
    type: `/docs/problems#${kind.code}`,
    code: kind.code,
    status: kind.status,
    title: kind.code,
    detail: fill(kind.words[locale], details, locale),
    instance: requestId,
    ...(Object.keys(details).length > 0 ? { details } : {}),
  };
}

function fill(sentence: string, details: ProblemDetails, locale: Locale): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) =>
    name in details ? inLocale(details[name], locale) : whole,
  );
}

/** A detail may itself be in both languages. */
function inLocale(detail: unknown, locale: Locale): string {
  return typeof detail === 'object' && detail !== null && locale in detail
    ? String((detail as Record<string, unknown>)[locale])
    : String(detail);
}
