/** Every route of every module; the OpenAPI file, the authorisation matrix and the typed client come from it. */
export const contracts = {} as const;

export type Contracts = typeof contracts;
