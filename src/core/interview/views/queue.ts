/** Waiting for a partner, as the one who waits sees it. */
import type { Action } from '../../action.ts';
import { rich, strong } from '../../rich.ts';
import type { View } from '../../view.ts';
import { lengths } from '../model.ts';
import type { Waiting } from '../ports.ts';

type Solo = Extract<Action, { kind: 'solo' }>;

export function soloAction(level: string, length: string): Solo {
  const levels = ['any', 'easy', 'medium', 'hard'] as const;
  const minutes = ['15', '30', '45'] as const;
  return {
    kind: 'solo',
    level: levels.find((one) => one === level) ?? 'any',
    length: minutes.find((one) => one === length) ?? (String(lengths[1]) as '30'),
  };
}

export function waitingView({ level, length }: Pick<Waiting, 'level' | 'length'>, minutes: number): View {
  const what = `${length} minutes, ${level === 'any' ? 'any level' : level}`;
  return {
    summary: `You are waiting for a partner: ${what}.`,
    blocks: [
      { kind: 'text', text: rich(strong('You are waiting for a partner:'), ` ${what}.`) },
      {
        kind: 'text',
        text: rich(
          `When somebody fits, the interview begins at once where they asked, and you are both mentioned. ` +
            `After ${minutes} minutes without anybody I take you out and tell you.`,
        ),
      },
      { kind: 'buttons', buttons: [{ label: 'Stop waiting', action: { kind: 'unqueue' } }] },
    ],
  };
}

export function leftView(wasWaiting: boolean): View {
  const text = wasWaiting ? 'You no longer wait for a partner.' : 'You were not waiting for a partner.';
  return { summary: text, blocks: [{ kind: 'text', text: rich(text) }] };
}

export function unmatchedView(minutes: number, solo: Solo): View {
  const text = `Nobody was free for a mock interview within ${minutes} minutes, so you no longer wait.`;
  return {
    summary: text,
    blocks: [
      {
        kind: 'text',
        text: rich(strong(text), ' I can interview you myself, now or later; or queue again in the channel.'),
      },
      { kind: 'buttons', buttons: [{ label: 'Interview me', action: solo, style: 'primary' }] },
    ],
  };
}
