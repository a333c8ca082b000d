/** Where an interview stands, for its candidate alone. */
import type { Entry } from '../../model.ts';
import { link, rich, shorten, strong } from '../../rich.ts';
import type { Button, View } from '../../view.ts';
import { markers } from '../marks.ts';
import type { Interview } from '../model.ts';
import { planOf } from '../plan.ts';
import { endingWords } from './end.ts';

export interface StatusShown {
  readonly interview: Interview;
  readonly entry: Entry | undefined;
  /** The address of its present message, where there is one. */
  readonly href: string | undefined;
  /** Said first. */
  readonly note?: string;
}

export function statusView({ interview, entry, href, note }: StatusShown): View {
  const title = shorten(entry?.title ?? interview.entry, 150);
  const { id, step, room } = interview;
  const isOver = interview.state === 'ended' || interview.state === 'declined';
  const way = href === undefined ? [] : [' ', link('Go there', href)];
  const end: Button = { label: 'End it', action: { kind: 'mock', verb: 'end', interview: id, step } };
  const look: Button = { label: 'Where is it?', action: markers.room(interview) };
  const isInvited = interview.state === 'invited';
  const buttons = isOver
    ? overButtons(interview)
    : [...(!isInvited && (room === undefined || href === undefined) ? [look] : []), end];
  return {
    summary: shorten(`${note ?? ''} Mock interview: ${title}.`.trim(), 300),
    blocks: [
      { kind: 'title', text: shorten(`Mock interview: ${title}`, 150) },
      ...(note === undefined ? [] : [{ kind: 'text', text: rich(strong(note)) } as const]),
      { kind: 'text', text: [...rich(standing(interview, entry)), ...rich(...way)] },
      { kind: 'buttons', buttons },
    ],
  };
}

function standing(interview: Interview, entry: Entry | undefined): string {
  const { state, ending, room, phase } = interview;
  if (state === 'invited') return 'The invitation has not been answered yet.';
  if (state === 'declined')
    return 'It did not come about: the invitation was declined, taken back, or not answered in time.';
  if (state === 'ended') return `It is over. ${endingWords[ending ?? 'stopped']}`;
  if (room === undefined) return 'Its thread is being opened; that takes a moment.';
  const phases = entry === undefined ? [] : planOf(entry).phases;
  const part = `Part ${Math.min(phase + 1, phases.length)} of ${phases.length}: ${phases[phase]?.title ?? ''}.`;
  return state === 'paused' ? `It is paused. ${part}` : part;
}

function overButtons({ id, card }: Interview): Button[] {
  const show: Button[] =
    card === undefined ? [] : [{ label: 'Scorecard', action: { kind: 'card', interview: id, page: 1 } }];
  return [...show, { label: 'Take it again', action: markers.again({ id }) }];
}

/** Nothing is running, and nothing has been. */
export function noneView(): View {
  return {
    summary: 'You are in no mock interview.',
    blocks: [
      { kind: 'title', text: 'You are in no mock interview' },
      {
        kind: 'text',
        text: rich(
          'Start one on a topic with ',
          { text: 'mock start rate limiting', code: true },
          ', or on any with ',
          { text: 'mock start', code: true },
          '. It takes 15, 30 or 45 minutes.',
        ),
      },
    ],
  };
}
