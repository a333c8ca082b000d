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

export const points: readonly string[] = Object.values(steps)
  .flat()
  .flatMap((step) => [`before ${step}`, `after ${step}`]);

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
