// Random choices that a seed decides.

/** Mulberry32: the generator of one case, made of the seed of a run and the number of the case. */
export function makeRandom(seed, index) {
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) + Math.imul(index + 1, 0x6d2b79f5);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (t ^ (t >>> 14)) >>> 0;
  };
  next();
  const below = (limit) => Math.floor((next() / 2 ** 32) * limit);
  return {
    /** An integer from 0 up to, and without, the limit. */
    below,
    /** An integer from `low` to `high`. */
    between: (low, high) => low + below(high - low + 1),
    /** True in so many of 100 cases. */
    chance: (percent) => below(10_000) < percent * 100,
    /** One of a list. */
    pick: (list) => list[below(list.length)],
    /** The list in another order. */
    shuffle(list) {
      const shuffled = list.slice();
      for (let i = shuffled.length - 1; i > 0; i--) {
        const j = below(i + 1);
        [shuffled[i], shuffled[j]] = [shuffled[j], shuffled[i]];
      }
      return shuffled;
    },
  };
}
