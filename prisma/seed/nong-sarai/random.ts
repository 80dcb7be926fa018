/** A stream of choices that is the same for the same seed on every machine. */
export interface Random {
  /** From 0 up to, but not, 1. */
  unit(): number;
  /** A whole number, both ends included. */
  whole(from: number, to: number): number;
  chance(probability: number): boolean;
  /** One of the list, by weight; undefined only when the list is empty. */
  weighted<T>(list: readonly T[], weightOf: (item: T) => number): T | undefined;
}

/** Mulberry32 (Tommy Ettinger, public domain): 32 bits of state, plenty for a demo's dice. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const unit = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    unit,
    whole: (from, to) => from + Math.floor(unit() * (to - from + 1)),
    chance: (probability) => unit() < probability,
    weighted: (list, weightOf) => {
      let left = unit() * list.reduce((sum, item) => sum + weightOf(item), 0);
      for (const item of list) {
        left -= weightOf(item);
        if (left < 0) return item;
      }
      return list.at(-1);
    },
  };
}
