import { useSyncExternalStore } from 'react';
import type { Mode } from '../theme.ts';

export type ThemeChoice = Mode | 'system';

const storageKey = 'jishi.console.theme';
const system = window.matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();

function announce() {
  for (const listener of listeners) listener();
}

system.addEventListener('change', announce);

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function storedChoice(): ThemeChoice {
  const stored = localStorage.getItem(storageKey);
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}

/** What the person chose; 'system' follows the device. */
export function useThemeChoice(): [ThemeChoice, (choice: ThemeChoice) => void] {
  const choice = useSyncExternalStore(subscribe, storedChoice);
  return [choice, chooseTheme];
}

export function useMode(): Mode {
  return useSyncExternalStore(subscribe, currentMode);
}

function currentMode(): Mode {
  const choice = storedChoice();
  if (choice !== 'system') return choice;
  return system.matches ? 'dark' : 'light';
}

function chooseTheme(choice: ThemeChoice) {
  localStorage.setItem(storageKey, choice);
  announce();
}
