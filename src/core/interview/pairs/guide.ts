/** The interviewer's card and its ticks: for the interviewer alone. */
import { UserError } from '../../errors.ts';
import type { Entry, Person } from '../../model.ts';
import { plain } from '../../model.ts';
import type { Deps } from '../../ports.ts';
import type { View } from '../../view.ts';
import { turn } from '../flow.ts';
import { graded, guideView } from '../views/guide.ts';
import { standstillLines } from '../views/said.ts';
import { pairOf, type Pair } from './people.ts';
import type { Tick } from './states.ts';

/** Throws a UserError for everybody but the interviewer. */
async function interviewersOwn(
  id: number,
  person: Person,
  deps: Deps,
): Promise<{ readonly interview: Pair; readonly entry: Entry }> {
  const { interview, role } = await pairOf(id, person, deps);
  if (role !== 'interviewer') {
    throw new UserError(
      'not-the-interviewer',
      'That card would give the answers away: it is for your interviewer.',
      'Once the interview is over you get the scorecard.',
    );
  }
  if (interview.state === 'invited') {
    throw new UserError('invited', standstillLines.invited, 'Accept first.');
  }
  const entry = deps.corpus.get(interview.entry);
  if (entry === undefined) {
    throw new UserError(
      'entry-gone',
      'Its entry has been taken out of the corpus.',
      'Choose another topic: mock pair @member.',
    );
  }
  return { interview, entry };
}

export async function guide(id: number, page: number, person: Person, deps: Deps): Promise<View> {
  const { interview, entry } = await interviewersOwn(id, person, deps);
  return guideView(interview, entry, page);
}

export async function tickPoint(id: number, index: number, state: Tick, person: Person, deps: Deps): Promise<View> {
  const { interview, entry } = await interviewersOwn(id, person, deps);
  const point = graded(entry)[index];
  if (point === undefined) throw new UserError('no-point', 'That point is no longer there.', 'Open the card again.');
  const outcome = (await turn(id, { kind: 'tick', point: plain(point.head), state }, deps))?.outcome;
  if (outcome?.kind === 'same' && outcome.why === 'over') {
    throw new UserError(
      'over',
      'This interview is over, and its scorecard is drawn up.',
      'Tick while it runs the next time.',
    );
  }
  return guideView(outcome?.interview ?? interview, entry, 3);
}
