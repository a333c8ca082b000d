/** What one person sees while they work on a question: the form, what became of their answer, hints, and their own reveal. */
import type { Entry, Rich } from '../../model.ts';
import { rich, shorten, strong } from '../../rich.ts';
import type { Block, Button, Form, View } from '../../view.ts';
import { cardView } from '../../lookup/card.ts';
import type { Attempt, Round } from '../model.ts';
import { selfGradeButtons } from './self-grade.ts';

/** Characters of an answer (Slack's input takes 3,000). */
export const longestAnswer = 3000;

export function answerForm(round: Round, entry: Entry | undefined, before: Attempt | undefined): Form {
  return {
    title: `Question ${round.number}`,
    submit: 'Commit',
    action: { kind: 'answered', round: round.id },
    intro: shorten(entry?.title ?? 'This question has been taken out of the corpus.', 300),
    fields: [
      {
        kind: 'text',
        name: 'text',
        label: 'Your answer',
        hint: 'Private. You can change it until the reveal.',
        multiline: true,
        required: true,
        maxLength: longestAnswer,
        ...(before?.text === undefined ? {} : { initial: before.text }),
      },
      {
        kind: 'choice',
        name: 'share',
        label: 'Show it to others after the reveal?',
        required: true,
        options: [
          { label: 'No, keep it to me', value: 'no' },
          { label: 'Yes, without my name', value: 'yes' },
        ],
        initial: before?.shared === true ? 'yes' : 'no',
      },
    ],
  };
}

/** Counts only: which points are missing would give them away before the reveal. */
export function committedView(attempt: Attempt, coverage: string | undefined): View {
  const late = attempt.late ? ' It is marked as late.' : '';
  const change = attempt.late ? '' : ' You can change it until the reveal.';
  const shared = attempt.shared ? ' Others may read it after the reveal, without your name.' : '';
  return {
    summary: 'Your answer is kept.',
    blocks: [
      { kind: 'text', text: rich(strong('Your answer is kept.'), `${late}${change}${shared}`) },
      ...(coverage === undefined ? [] : [{ kind: 'text', text: rich(coverage) } as const]),
      {
        kind: 'buttons',
        buttons: [
          { label: 'Change it', action: { kind: 'answer', round: attempt.round } },
          { label: 'Reveal for me', action: { kind: 'peek', round: attempt.round } },
        ],
      },
    ],
  };
}

export function hintView(round: Round, hints: readonly Rich[], rung: number): View {
  const index = Math.min(rung, hints.length);
  const hint = hints[index - 1] ?? rich('There is no hint for this question.');
  const next: Button[] =
    index < hints.length ? [{ label: 'Next hint', action: { kind: 'hint', round: round.id, rung: index + 1 } }] : [];
  return {
    summary: `Hint ${index} of ${hints.length}.`,
    blocks: [
      { kind: 'note', text: rich(`Hint ${index} of ${hints.length}`) },
      { kind: 'text', text: hint },
      {
        kind: 'buttons',
        buttons: [...next, { label: 'Answer', action: { kind: 'answer', round: round.id }, style: 'primary' }],
      },
    ],
  };
}

export function giveUpView(round: Round): View {
  return {
    summary: 'Commit an answer first, or give up.',
    blocks: [
      {
        kind: 'text',
        text: rich(strong('You have not committed an answer.'), ' An answer given after the reveal counts as late.'),
      },
      {
        kind: 'buttons',
        buttons: [
          { label: 'Answer', action: { kind: 'answer', round: round.id }, style: 'primary' },
          { label: 'Give up and reveal', action: { kind: 'giveup', round: round.id } },
        ],
      },
    ],
  };
}

/** The whole entry for one person, with what their answer missed. */
export function peekView(round: Round, entry: Entry | undefined, attempt: Attempt): View {
  if (entry === undefined) {
    return {
      summary: 'The entry has been taken out of the corpus.',
      blocks: [
        { kind: 'text', text: rich('Its entry has been taken out of the corpus, so there is no answer to show.') },
      ],
    };
  }
  const card = cardView(entry, { page: 1, audience: 'person' });
  return {
    ...card,
    blocks: [...card.blocks, ...missedBlocks(attempt), { kind: 'buttons', buttons: selfGradeButtons(round.id) }],
  };
}

function missedBlocks({ text, named, missed }: Attempt): Block[] {
  if (text === undefined || named.length + missed.length === 0) return [];
  const head = rich(strong(`You named ${named.length} of ${named.length + missed.length} points.`));
  if (missed.length === 0) return [{ kind: 'text', text: head }];
  return [{ kind: 'text', text: [...head, ...rich(` Missing: ${shorten(missed.join('; '), 500)}.`)] }];
}
