/** The bot without one of its precautions, by wrapping what it stands on: the chaos run has to notice each of them. */
import type { RESTOptions } from 'discord.js';
import type { PlatformMessenger } from '../../src/core/messenger.ts';
import type { Outbox } from '../../src/core/outbox/ports.ts';

export const mutants = ['no-reconcile', 'no-intent', 'no-fence', 'no-quiet', 'no-nonce'] as const;
export type Mutant = (typeof mutants)[number];

/** `fenceOf` reads the fence of a delivery as it is now. */
export function mutantOutbox(
  outbox: Outbox,
  mutant: Mutant | undefined,
  fenceOf: (delivery: number) => Promise<number>,
): Outbox {
  switch (mutant) {
    case 'no-intent':
      return { ...outbox, intend: async () => true };
    case 'no-fence':
      return {
        ...outbox,
        intend: async (claim, now) => outbox.intend({ ...claim, fence: await fenceOf(claim.id) }, now),
        retry: async (claim, again) => outbox.retry({ ...claim, fence: await fenceOf(claim.id) }, again),
        end: async (claim, ...rest) => outbox.end({ ...claim, fence: await fenceOf(claim.id) }, ...rest),
      };
    case 'no-quiet':
      return {
        ...outbox,
        claim: async (request) =>
          (await outbox.claim(request)).map((claim) => ({ ...claim, lastIntent: claim.dueAt.subtract({ hours: 1 }) })),
        retry: (claim, again) =>
          outbox.retry(claim, again.unsure === undefined ? again : { ...again, at: again.unsure }),
      };
    case 'no-reconcile':
    case 'no-nonce':
    case undefined:
      return outbox;
  }
}

export function mutantMessenger(messenger: PlatformMessenger, mutant: Mutant | undefined): PlatformMessenger {
  return mutant === 'no-reconcile' ? { ...messenger, find: async () => [] } : messenger;
}

/** Discord's client, which then sends no nonce. */
export function mutantRequest(
  request: RESTOptions['makeRequest'],
  mutant: Mutant | undefined,
): RESTOptions['makeRequest'] {
  if (mutant !== 'no-nonce') return request;
  return (url, { body, ...init }) =>
    request(
      url,
      typeof body === 'string'
        ? { ...init, body: body.replace('"enforce_nonce":true', '"enforce_nonce":false') }
        : { ...init, body: body ?? null },
    );
}
