/** When no entry is clearly meant, or the one that is meant cannot be graded: which near ones can. */
import type { Entry } from '../../model.ts';
import { rich, shorten, strong } from '../../rich.ts';
import type { Block, MenuOption, View } from '../../view.ts';
import type { Length } from '../model.ts';
import { lengthFor } from '../plan.ts';
import type { Chosen } from '../topic.ts';

/** `length` is absent where nobody chose one. */
export function nearView(
  topic: string,
  { near, asked }: Extract<Chosen, { kind: 'near' }>,
  length: Length | undefined,
): View {
  const wanted = shorten(topic.replace(/\s+/g, ' '), 100);
  const text =
    asked === undefined
      ? rich('No entry is clearly about ', strong(`“${wanted}”`), '.')
      : rich(strong(shorten(asked.title, 150)), ' has no rubric yet, so I could not grade what you say on it.');
  return {
    summary: `No interview on “${wanted}” yet.${near.length === 0 ? '' : ' There are near ones to choose from.'}`,
    blocks: [{ kind: 'text', text }, ...choice(near, length)],
  };
}

function choice(near: readonly Entry[], length: Length | undefined): Block[] {
  if (near.length === 0) {
    return [
      {
        kind: 'text',
        text: rich('Try other words, or ', { text: 'mock start', code: true }, ' without a topic for any one.'),
      },
    ];
  }
  return [{ kind: 'menu', label: 'Did you mean', options: near.map((entry) => optionFor(entry, length)) }];
}

function optionFor(entry: Entry, chosen: Length | undefined): MenuOption {
  const length = chosen ?? lengthFor(entry);
  const level = entry.difficulty === undefined ? '' : `${entry.difficulty}, `;
  return {
    label: shorten(entry.title, 75),
    detail: `${level}${length} minutes`,
    action: { kind: 'begin', entry: entry.id, length: lengthText(length) },
  };
}

function lengthText(length: Length): '15' | '30' | '45' {
  return ({ 15: '15', 30: '30', 45: '45' } as const)[length];
}
