/** A store that fails when it is told to, as a full disk or a database that is away does. */
import type { World } from './world.ts';

export interface StoreTrouble {
  /** From now on the methods whose `aggregate.method` fits throw; undefined ends it. `after` lets them take effect first. */
  readonly fail: (methods: RegExp | undefined, when?: 'before' | 'after') => void;
  /** How often a method has thrown. */
  readonly failures: () => number;
}

/** As it is today: whatever changes something. */
export const writes =
  /\.(?:first|forget|set|append|remove|replace|add|change|plan|unskip|save|claim|intend|end|retry|schedule|unblock|release)$/;

/** Puts the store of a world into the hands of a test. */
export function storeTrouble(here: World): StoreTrouble {
  const state = { methods: undefined as RegExp | undefined, when: 'before', failures: 0 };
  const guard =
    <Fn extends (...args: never[]) => unknown>(name: string, method: Fn) =>
    async (...args: Parameters<Fn>): Promise<unknown> => {
      if (state.methods?.test(name) !== true) return method(...args);
      state.failures += 1;
      if (state.when === 'after') await method(...args);
      throw new Error('database or disk is full');
    };
  const guarded = Object.entries(here.deps.store).map(([aggregate, methods]): [string, unknown] => {
    if (typeof methods === 'function') return [aggregate, methods];
    const own = Object.entries(methods as Record<string, (...args: never[]) => unknown>);
    return [aggregate, Object.fromEntries(own.map(([name, method]) => [name, guard(`${aggregate}.${name}`, method)]))];
  });
  Object.assign(here.deps, { store: Object.fromEntries(guarded) });
  return {
    fail: (methods, when = 'before') => {
      Object.assign(state, { methods, when });
    },
    failures: () => state.failures,
  };
}
