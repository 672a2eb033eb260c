import { useSyncExternalStore } from 'react';

/** Someone wants to do a thing that needs to know who they are. `done(true)` lets the thing continue. */
export type SignInRequest = { reason: string; done: (signedIn: boolean) => void };

let current: SignInRequest | undefined;
const listeners = new Set<() => void>();

function set(request: SignInRequest | undefined): void {
  current = request;
  for (const listener of listeners) listener();
}

/** Opens the sign-in sheet over whatever is on the screen; resolves when it is closed. */
export function askToSignIn(reason: string): Promise<boolean> {
  current?.done(false);
  return new Promise((resolve) => {
    set({
      reason,
      done(signedIn) {
        set(undefined);
        resolve(signedIn);
      },
    });
  });
}

export const useSignInRequest = (): SignInRequest | undefined =>
  useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    () => current,
  );
