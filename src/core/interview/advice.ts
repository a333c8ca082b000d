/** The two things to work on: the heaviest that was missing, and the weakest dimension. Wrong claims are put right elsewhere. */
import { shorten } from '../rich.ts';
import type { CardAdvice, CardDimension, Dimension, Scorecard } from './scorecard-model.ts';

const longest = 300;

const practice: Readonly<Record<Dimension, string>> = {
  requirements:
    'Before you answer, say in one sentence what the problem is and what you assume; then put a number on it.',
  design: 'Sketch the whole in a minute before you go into any part, so that no part is left out.',
  depth: 'With each choice, add one sentence that begins with “because”.',
  'trade-offs': 'For each choice name its price, and the case in which you would choose otherwise.',
  communication: 'Say something in each phase, in whole sentences, even if it is only what you would look up.',
};

export function adviceOn(
  { points, dimensions }: Pick<Scorecard, 'points' | 'dimensions'>,
  entry: string | undefined,
): readonly CardAdvice[] {
  const toEntry = entry === undefined ? {} : { entry };
  const [missed] = points
    .filter(({ state }) => state === 'missing' || state === 'named')
    .toSorted((a, b) => openWeight(b) - openWeight(a));
  const [weakest] = dimensions.toSorted((a, b) => a.level - b.level);
  return [
    ...(missed === undefined ? [] : [{ text: shorten(about(missed), longest), ...toEntry }]),
    ...(weakest === undefined || weakest.level === 3 ? [] : [practiceFor(weakest)]),
  ];
}

/** What a named point still lacks is its reason. */
function openWeight({ state, weight }: Scorecard['points'][number]): number {
  return state === 'named' ? weight * 0.6 : weight;
}

function about({ state, name, why }: Scorecard['points'][number]): string {
  if (state === 'named') return `You named “${name}”. Say why as well.`;
  return `“${name}” was missing.${why === undefined ? '' : ` ${why}`}`;
}

function practiceFor({ name }: CardDimension): CardAdvice {
  return { text: practice[name] };
}
