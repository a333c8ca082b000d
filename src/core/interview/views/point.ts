/** A single point after the interview: claiming that it was said, and trying it again. */
import { rich, shorten, strong } from '../../rich.ts';
import type { Form, View } from '../../view.ts';
import type { Grade } from '../../ports.ts';
import { longestPhrase } from '../card.ts';
import type { CardPoint } from '../scorecard-model.ts';

/** Characters of a second try (Slack's input takes 3,000). */
export const longestTry = 3000;

export function claimForm(interview: number, point: number, { name }: CardPoint): Form {
  return {
    title: 'I did say that',
    submit: 'Count it',
    action: { kind: 'claimed', interview, point },
    intro: shorten(
      `Point: ${name}. It will count, marked as self-claimed, and the authors of the entry see these words.`,
      300,
    ),
    fields: [
      {
        kind: 'text',
        name: 'phrase',
        label: 'Your words that say it',
        hint: 'Copy the sentence from your answer.',
        multiline: true,
        required: true,
        maxLength: longestPhrase,
      },
    ],
  };
}

export function tryForm(interview: number, point: number, { name }: CardPoint): Form {
  return {
    title: 'Try again',
    submit: 'Check it',
    action: { kind: 'tried', interview, point },
    intro: shorten(
      `Point: ${name}. Say it in your own words, and why it is so. The band of your scorecard stays.`,
      300,
    ),
    fields: [
      { kind: 'text', name: 'text', label: 'Your words', multiline: true, required: true, maxLength: longestTry },
    ],
  };
}

/** What a second try has missed is shown: by now nothing is given away. */
export function triedView(interview: number, index: number, point: CardPoint, { points, traps, guard }: Grade): View {
  const state = points.find(({ name }) => name === point.name)?.state ?? 'missing';
  const verdict = {
    explained: 'That is it, with a reason.',
    named: 'That names it. Say why as well, and it is whole.',
    missing:
      guard === undefined
        ? 'That is not it yet.'
        : 'That is too little to tell: say it in a sentence or two of your own.',
  }[state];
  const why = state === 'explained' || point.why === undefined ? '' : ` Why it matters: ${point.why}`;
  return {
    summary: shorten(`${point.name}: ${verdict}`, 300),
    blocks: [
      { kind: 'text', text: rich(strong(`${shorten(point.name, 100)}.`), ` ${verdict}${why}`) },
      ...traps
        .slice(0, 2)
        .map(
          ({ claim, correction }) =>
            ({ kind: 'text', text: rich(`Put right: “${claim}”. ${shorten(correction, 260)}`) }) as const,
        ),
      {
        kind: 'buttons',
        buttons: [
          ...(state === 'missing'
            ? [{ label: 'Try again', action: { kind: 'tryagain', interview, point: index }, style: 'primary' } as const]
            : []),
          { label: 'What was missed', action: { kind: 'card', interview, page: 3 } },
        ],
      },
    ],
  };
}
