/** Where a bot under test dies or stops: before or after a step of the outbox, at its n-th time in that life. */

export interface Fate {
  readonly point: string;
  readonly nth: number;
  /** `stop`: the process stands still, and goes on long after. */
  readonly what: 'die' | 'stop';
}

/** The methods of each port that a fate can strike. */
export const steps = {
  rounds: ['plan'],
  outbox: ['claim', 'intend', 'retry', 'end'],
  messenger: ['post', 'find', 'openThread', 'edit', 'remove'],
} as const;

const points: readonly string[] = Object.values(steps)
  .flat()
  .flatMap((step) => [`before ${step}`, `after ${step}`]);

/** It dies at the next message that is taken, or at some moment in which it has something to do. */
export type Doom = 'taken' | 'any moment';

export function deathBy(random: () => number): Fate | Doom {
  const roll = random();
  if (roll >= 0.65) return roll < 0.82 ? 'taken' : 'any moment';
  const point = points[Math.floor(random() * points.length)] ?? '';
  return { point, nth: 1 + Math.floor(random() ** 2 * 50), what: 'die' };
}

/** With what it has claimed, so that others take that over. */
export function stopBy(random: () => number): Fate {
  return { point: 'after claim', nth: 1 + Math.floor(random() * 12), what: 'stop' };
}

/** Milliseconds until a dead bot is started again. */
export function absence(random: () => number): number {
  const roll = random();
  return roll < 0.4 ? 0 : Math.floor(random() * (roll < 0.8 ? 30_000 : 120_000));
}

/** Called at each point. */
export type Pass = (point: string) => Promise<void>;

/** The port, with `pass` called before and after each of `names`. */
export function passing<Port extends object>(port: Port, names: readonly string[], pass: Pass): Port {
  return new Proxy(port, {
    get: (target, key): unknown => {
      const method: unknown = Reflect.get(target, key);
      if (typeof method !== 'function' || typeof key !== 'string' || !names.includes(key)) return method;
      return async (...given: readonly unknown[]): Promise<unknown> => {
        await pass(`before ${key}`);
        const result: unknown = await Reflect.apply(method, target, given);
        const isEmpty = key === 'claim' && Array.isArray(result) && result.length === 0;
        if (!isEmpty) await pass(`after ${key}`);
        return result;
      };
    },
  });
}

/** The port, with its calls that are under way counted. */
export function counting<Port extends object>(port: Port, count: { underWay: number }): Port {
  return new Proxy(port, {
    get: (target, key): unknown => {
      const method: unknown = Reflect.get(target, key);
      if (typeof method !== 'function') return method;
      return (...given: readonly unknown[]): unknown => {
        const result: unknown = Reflect.apply(method, target, given);
        if (!(result instanceof Promise)) return result;
        count.underWay += 1;
        return result.finally(() => {
          count.underWay -= 1;
        });
      };
    },
  });
}

/** Strikes at its point. `stood` resolves once the process knows what time it is again. */
export function striking(
  fate: Fate | undefined,
  announce: (point: string, what: Fate['what']) => void,
  stood: () => Promise<void>,
): Pass {
  let left = fate?.nth ?? 0;
  return async (point) => {
    if (point !== fate?.point) return;
    left -= 1;
    if (left !== 0) return;
    announce(point, fate.what);
    process.kill(process.pid, fate.what === 'die' ? 'SIGKILL' : 'SIGSTOP');
    await stood();
  };
}
