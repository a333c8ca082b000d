/** The few things an interviewer says between the steps. Short, and never a part of the answer. */
import type { Clarification, Rich } from '../../model.ts';
import { bullet, rich, shorten, strong } from '../../rich.ts';
import type { Form, View } from '../../view.ts';
import type { Concern } from '../heard.ts';
import type { Standstill } from '../turning.ts';
import type { Interview } from '../model.ts';
import { lineView } from '../../replies.ts';

export const unreadLine =
  'I could not read any words in that. If it was a picture, say in words what it shows. If you did type, I cannot read plain ' +
  'messages here: press Answer, mention me, or reply to me.';

export const pausedLine = 'Kept. The clock is still paused; press Resume when you want to go on.';

export const concernLines: Readonly<Record<Concern, string>> = {
  long: 'That is more than I can keep of one message: I took its first 20,000 characters.',
  code: 'I kept that, but I grade words. Say in a sentence or two what it does, and why.',
  language:
    'I keep what you write, but I can grade English only. Please go on in English if you can; simple words will do.',
};

export const standstillLines: Readonly<Record<Standstill, string>> = {
  'old-step': 'That belongs to an earlier step. The newest message further down has the buttons that count.',
  over: 'This interview is over. Start another with: mock start.',
  invited: 'It begins once the other has accepted.',
  accepted: 'It has been accepted already.',
  'not-open': 'One moment: the thread for it is being opened.',
  'not-paused': 'It is running already.',
  paused: 'It is paused. Press Resume first.',
  'no-hint': 'You have had all the hints there are.',
  nothing: 'There was nothing to do.',
};

/** Answers to clarifying questions; `isRest`: something else was asked, which the entry does not say. */
export function clarifiedView(found: readonly Clarification[], isRest: boolean): View {
  const rest = 'Assume what you like, and say it.';
  if (found.length === 0) return lineView(rest);
  const [only] = found;
  const answers: Rich | undefined = found.length === 1 ? only?.answer : undefined;
  return {
    summary: 'The interviewer answers your question.',
    blocks: [
      answers === undefined
        ? { kind: 'bullets', items: found.map(({ answer }) => ({ text: answer, children: [] })) }
        : { kind: 'text', text: answers },
      ...(isRest ? [{ kind: 'text', text: rich(`For the rest: ${rest.toLowerCase()}`) } as const] : []),
    ],
  };
}

export function hintView(hints: readonly Rich[], rung: number): View {
  return {
    summary: `Hint ${rung} of ${hints.length}.`,
    blocks: [
      { kind: 'note', text: rich(`Hint ${rung} of ${hints.length}`) },
      { kind: 'text', text: hints[rung - 1] ?? rich('There is no such hint.') },
    ],
  };
}

/** All of them again, for whoever has had them. */
export function hintsView(hints: readonly Rich[]): View {
  if (hints.length === 0) return lineView('There are no hints for this one.');
  return {
    summary: 'You have had all the hints. Here they are again.',
    blocks: [
      { kind: 'text', text: rich(standstillLines['no-hint']) },
      { kind: 'bullets', ordered: true, items: hints.map((text) => ({ text, children: [] })) },
    ],
  };
}

export function endAskedView({ id, step }: Pick<Interview, 'id' | 'step'>): View {
  return {
    summary: 'End the interview now?',
    blocks: [
      { kind: 'text', text: rich(strong('End it now?'), ' What you have said is graded as it stands.') },
      {
        kind: 'buttons',
        buttons: [{ label: 'End it', action: { kind: 'mock', verb: 'finish', interview: id, step }, style: 'danger' }],
      },
    ],
  };
}

/** Characters of an answer (Slack's input takes 3,000). */
export const longestForm = 3000;

export function speakForm({ id, step }: Pick<Interview, 'id' | 'step'>, asks: string): Form {
  return {
    title: 'Your answer',
    submit: 'Say it',
    action: { kind: 'spoken', interview: id, step },
    intro: shorten(asks, 300),
    fields: [
      {
        kind: 'text',
        name: 'text',
        label: 'What you say',
        hint: 'It is added to what you said before.',
        multiline: true,
        required: true,
        maxLength: longestForm,
      },
    ],
  };
}

/** An answer that came after the end is given back, so that it is not lost. */
export function tooLateView(text: string): View {
  return {
    summary: 'The interview was over before your answer came.',
    blocks: [
      {
        kind: 'text',
        text: rich(strong('The interview was over before this came, so it does not count.'), ' You had written:'),
      },
      { kind: 'bullets', items: [bullet(shorten(text, 1500))] },
    ],
  };
}
