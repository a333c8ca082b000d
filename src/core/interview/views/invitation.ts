/** An invitation in the channel, and what became of it. Only whoever was asked is notified. */
import type { Entry, Span } from '../../model.ts';
import { capital, rich, shorten, strong } from '../../rich.ts';
import type { Block, Button, View } from '../../view.ts';
import { markers } from '../marks.ts';
import type { Interview } from '../model.ts';
import { nameOf, type Role } from '../pairs/people.ts';
import { lapsesAt } from '../timing.ts';

type Shown = Pick<
  Interview,
  'id' | 'candidate' | 'interviewer' | 'names' | 'invitee' | 'length' | 'state' | 'ending' | 'startedAt'
>;

export function invitationView(interview: Shown, entry: Entry | undefined): View {
  const title = shorten(entry?.title ?? 'a topic', 150);
  const isOpen = interview.state === 'invited';
  const asked = interview.invitee === 'candidate' ? interview.candidate : interview.interviewer;
  const words = isOpen ? asking(interview) : outcome(interview);
  return {
    summary: shorten(`${words} ${isOpen ? title : ''}`.trim(), 300),
    ...(isOpen && asked !== undefined ? { mentions: [{ kind: 'person', id: asked.id }] } : {}),
    blocks: [
      { kind: 'title', text: shorten(`Mock interview: ${title}`, 150) },
      { kind: 'text', text: rich(strong(words)) },
      ...(isOpen ? openBlocks(interview, entry) : answeredBlocks(interview)),
    ],
  };
}

function asking(interview: Shown): string {
  const asks: Role = interview.invitee === 'candidate' ? 'interviewer' : 'candidate';
  const name = capital(nameOf(interview, asks));
  return asks === 'candidate' ? `${name} asks you to interview them.` : `${name} offers to interview you.`;
}

function outcome(interview: Shown): string {
  const { state, ending, invitee = 'interviewer' } = interview;
  const name = capital(nameOf(interview, invitee));
  if (state !== 'declined')
    return `${capital(nameOf(interview, 'interviewer'))} interviews ${nameOf(interview, 'candidate')}.`;
  if (ending === 'abandoned') return 'Nobody answered within an hour, so this invitation has lapsed.';
  return ending === undefined ? `${name} cannot this time.` : 'This invitation was taken back.';
}

function openBlocks(interview: Shown, entry: Entry | undefined): Block[] {
  const { id, length } = interview;
  const level = entry?.difficulty === undefined ? '' : `, ${entry.difficulty}`;
  const card =
    interview.invitee === 'candidate'
      ? 'You answer; at the end there is a scorecard.'
      : 'You get a card with questions to ask, hints to give and the points to listen for.';
  return [
    { kind: 'text', text: rich(`${length} minutes${level}. ${card}`) },
    { kind: 'note', text: rich('It lapses ', relative(lapsesAt(interview)), '.') },
    {
      kind: 'buttons',
      buttons: [
        { label: 'Accept', action: markers.invite(interview), style: 'primary' },
        { label: 'Decline', action: { kind: 'pair', verb: 'decline', interview: id } },
      ],
    },
  ];
}

function answeredBlocks({ id, state, length }: Shown): Block[] {
  if (state === 'declined') return [];
  return [
    { kind: 'text', text: rich(`${length} minutes.`) },
    { kind: 'buttons', buttons: [{ label: 'How it stands', action: markers.room({ id }) }, guideButton(id)] },
  ];
}

export function guideButton(interview: number): Button {
  return {
    label: 'Interviewer’s card',
    action: { kind: 'guide', interview, page: 1 },
    spoken: 'For the interviewer alone: what to ask and to listen for',
  };
}

function relative(at: Temporal.Instant): Span {
  const time = at.toZonedDateTimeISO('UTC').toPlainTime().toString({ smallestUnit: 'minute' });
  return { text: `at ${time} UTC`, moment: { at: Math.floor(at.epochMilliseconds / 1000), show: 'relative' } };
}
