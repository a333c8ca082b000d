/** What two can do when their interview is over: say something of each other, and swap the roles. */
import { bullet, rich, strong } from '../../rich.ts';
import type { Form, View } from '../../view.ts';
import type { Interview } from '../model.ts';
import { nameOf, type Role } from '../pairs/people.ts';
import type { Rating } from '../ports.ts';

/** Characters of each of the two lines. */
export const longestLine = 300;

/** The view with what the two of a pair can do below it; as it is where somebody was alone. */
export function forPair({ id, interviewer }: Pick<Interview, 'id' | 'interviewer'>, view: View): View {
  if (interviewer === undefined) return view;
  return {
    ...view,
    blocks: [
      ...view.blocks,
      {
        kind: 'buttons',
        buttons: [
          { label: 'Rate each other', action: { kind: 'rate', interview: id } },
          {
            label: 'Swap roles',
            action: { kind: 'pair', verb: 'swap', interview: id },
            spoken: 'Invite the other to another interview with the roles swapped',
          },
        ],
      },
    ],
  };
}

export function rateForm(interview: Pick<Interview, 'id' | 'names'>, other: Role, before: Rating | undefined): Form {
  const line = (name: 'well' | 'better', label: string) => ({
    kind: 'text' as const,
    name,
    label,
    multiline: false,
    required: true,
    maxLength: longestLine,
    ...(before === undefined ? {} : { initial: before[name] }),
  });
  return {
    title: 'Rate each other',
    submit: 'Say it',
    action: { kind: 'rated', interview: interview.id },
    intro: `About ${nameOf(interview, other)}. Each of you sees what the other wrote once both have written.`,
    fields: [line('well', 'What went well'), line('better', 'What to do better')],
  };
}

/** `theirs` is there once both have written. */
export function ratedView(interview: Pick<Interview, 'id' | 'names'>, other: Role, theirs: Rating | undefined): View {
  const name = nameOf(interview, other);
  if (theirs === undefined) {
    const text = `Kept. Once ${name} has written as well, you both see what the other said.`;
    return { summary: text, blocks: [{ kind: 'text', text: rich(text) }] };
  }
  return {
    summary: `What ${name} said of the interview with you.`,
    blocks: [
      { kind: 'text', text: rich(`What ${name} said of the interview with you:`) },
      {
        kind: 'bullets',
        items: [bullet(strong('Went well:'), ` ${theirs.well}`), bullet(strong('To do better:'), ` ${theirs.better}`)],
      },
      { kind: 'buttons', buttons: [{ label: 'Show again', action: { kind: 'rate', interview: interview.id } }] },
    ],
  };
}
