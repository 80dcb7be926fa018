/** A short message that goes by itself. Anything that needs an answer belongs in a Notice or a Dialog. */
export interface ToastMessage {
  message: string;
  tone?: 'plain' | 'done' | 'stop' | 'thanks';
  action?: { label: string; onPress: () => void };
  /** 6 seconds when left out; an undo has as long as the API gives it. */
  seconds?: number;
}

export interface QueuedToast extends ToastMessage {
  id: number;
}

const limit = 3;
let queued: readonly QueuedToast[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

function change(next: readonly QueuedToast[]): void {
  queued = next;
  for (const listener of listeners) listener();
}

/** Shows a message and reads it aloud. Returns what takes it away again. */
export function showToast(toast: ToastMessage): () => void {
  const id = nextId;
  nextId += 1;
  change([...queued, { ...toast, id }].slice(-limit));
  return () => closeToast(id);
}

export function closeToast(id: number): void {
  change(queued.filter((toast) => toast.id !== id));
}

export function subscribeToToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function currentToasts(): readonly QueuedToast[] {
  return queued;
}
