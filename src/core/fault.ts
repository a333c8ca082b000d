/** What a person reads when something failed. */
import type { UserError } from './errors.ts';
import type { Deps } from './ports.ts';
import { charactersFor } from './lookup/budget.ts';
import { rich, shorten, strong } from './rich.ts';
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

/** Characters from which on a text is worth giving back: a time or a name is typed again in a moment. */
const longEnough = 40;
/** In the units of lookup/budget.ts: leaves room for what went wrong. */
const returnedCost = 2400;

/** After a form that failed: what its person wrote is gone from the screen, and would be lost. Only they may see it. */
export function givingBack(view: View, fields: Readonly<Record<string, string>>): View {
  const longest = Object.values(fields).reduce((long, text) => (text.length > long.length ? text : long), '');
  const text = longest.trim();
  if (text.length < longEnough) return view;
  const returned = shorten(text, charactersFor(returnedCost, rich(text)));
  const end = returned === text ? '' : ' The end of it did not fit here.';
  return {
    ...view,
    blocks: [
      ...view.blocks,
      { kind: 'text', text: rich(`What you wrote, to copy and send again:${end}`) },
      { kind: 'lead', text: rich(returned) },
    ],
  };
}
