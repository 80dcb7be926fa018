import { useSearchParams } from 'react-router';

/**
 * Values in the address (`?kind=FOOD&now=1`), so that going back, or a link that was sent, finds the same list. Null takes
 * one out.
 */
export function useAddressParameters(): {
  get: (name: string) => string | null;
  set: (values: Readonly<Record<string, string | null>>) => void;
  clear: () => void;
} {
  const [parameters, setParameters] = useSearchParams();
  const quietly = { replace: true };
  return {
    get: (name) => parameters.get(name),
    set: (values) =>
      setParameters((previous) => {
        const next = new URLSearchParams(previous);
        for (const [name, value] of Object.entries(values)) {
          if (value === null) next.delete(name);
          else next.set(name, value);
        }
        return next;
      }, quietly),
    clear: () => setParameters({}, quietly),
  };
}
