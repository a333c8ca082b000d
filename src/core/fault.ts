/** What a person reads when something failed. */
import type { UserError } from './errors.ts';
import type { Deps } from './ports.ts';
import { rich, strong } from './rich.ts';
import type { View } from './view.ts';

export function userErrorView(error: UserError): View {
  return {
    summary: `${error.message} ${error.advice}`.slice(0, 300),
    blocks: [{ kind: 'text', text: rich(strong(error.message), ` ${error.advice}`) }],
  };
}

/** Logs the cause under a new reference id and shows the person that id. */
export function faultView(
  error: unknown,
  context: Readonly<Record<string, string>>,
  deps: Pick<Deps, 'log' | 'random'>,
): View {
  const reference = Math.floor(deps.random() * 36 ** 6)
    .toString(36)
    .padStart(6, '0');
  deps.log.error({ ...context, reference, err: error }, 'an event failed');
  return {
    summary: `Something went wrong here. Reference ${reference}.`,
    blocks: [
      {
        kind: 'text',
        text: rich(strong('Something went wrong here, and it is not your fault.'), ' Try again in a moment.'),
      },
      { kind: 'note', text: rich(`If it stays, give whoever runs the bot this reference: ${reference}`) },
    ],
  };
}
