export type DemoAccount = { readonly name: string; readonly role: string; readonly phone: string };

export async function buildTown(_url: string): Promise<void> {}

export function accountsOfTown(): DemoAccount[] {
  return [];
}
