/** Where to go from here: offered whenever a person has not asked for anything in particular. */
import type { Button } from '../view.ts';

export const startButtons: readonly Button[] = [
  { label: 'Find…', action: { kind: 'find' }, style: 'primary' },
  { label: 'Browse topics', action: { kind: 'browse', category: '', page: 1 } },
  { label: 'Surprise me', action: { kind: 'random', difficulty: '', category: '' } },
];
