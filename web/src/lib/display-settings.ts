import { useSyncExternalStore } from 'react';

export type Theme = 'system' | 'light' | 'dark';
export type TextSize = 'regular' | 'large';

const listeners = new Set<() => void>();
const root = document.documentElement;

function store(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // Holds until the app is closed.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** As public/preferences.js set it before the first paint. */
function currentTheme(): Theme {
  const theme = root.dataset['theme'];
  return theme === 'light' || theme === 'dark' ? theme : 'system';
}

function currentTextSize(): TextSize {
  return root.dataset['text'] === 'large' ? 'large' : 'regular';
}

export function chooseTheme(theme: Theme): void {
  if (theme === 'system') delete root.dataset['theme'];
  else root.dataset['theme'] = theme;
  store('kwamdee.theme', theme === 'system' ? null : theme);
}

export function chooseTextSize(size: TextSize): void {
  if (size === 'regular') delete root.dataset['text'];
  else root.dataset['text'] = size;
  store('kwamdee.text', size === 'regular' ? null : size);
}

/** The phone's theme and text size, and their switches. */
export function useDisplaySettings() {
  return {
    theme: useSyncExternalStore(subscribe, currentTheme),
    textSize: useSyncExternalStore(subscribe, currentTextSize),
    chooseTheme,
    chooseTextSize,
  };
}
