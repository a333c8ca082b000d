/** The end of an interview that has no scorecard: says why it ended, and how to begin again. */
import type { Entry } from '../../model.ts';
import { rich, strong } from '../../rich.ts';
import type { Button, View } from '../../view.ts';
import { markers } from '../marks.ts';
import type { Ending, Interview } from '../model.ts';

export const endingWords: Readonly<Record<Ending, string>> = {
  finished: 'That was the last part.',
  stopped: 'You ended it.',
  'time-up': 'The time is up.',
  abandoned: 'Nobody came back for a day, so I closed it.',
  gone: 'The place where it was held is gone, or closed to me.',
};

export function endView(interview: Pick<Interview, 'id' | 'ending' | 'interviewer'>, entry: Entry | undefined): View {
  const again: Button = { label: 'Take it again', action: markers.again(interview) };
  const why =
    entry === undefined
      ? 'Its entry has just been taken out of the corpus.'
      : interview.interviewer !== undefined && interview.ending === 'stopped'
        ? 'One of you ended it.'
        : endingWords[interview.ending ?? 'stopped'];
  const rest =
    entry === undefined
      ? ' So I cannot grade it, and must end here. That is not your doing; choose another with: mock start.'
      : interview.interviewer === undefined
        ? ' You had not said anything yet, so there is nothing to grade.'
        : ' Nothing was written or ticked, so there is nothing to grade.';
  return {
    summary: `The interview is over. ${why}`,
    blocks: [
      { kind: 'title', text: 'The interview is over' },
      { kind: 'text', text: rich(strong(why), rest) },
      { kind: 'buttons', buttons: [again] },
    ],
  };
}
