/**
 * The course of an interview: its phases with their shares of the time, and what the interviewer says to open each. Which
 * phases there are follows from the kind of the entry alone; an entry's own Phases lines add questions and the change of the
 * deep dive. Lines of an entry that tell what belongs to the answer are never put to the candidate.
 */
import type { Entry } from '../model.ts';
import { plain } from '../model.ts';
import { shorten } from '../rich.ts';
import { type Length, type PhaseKind, lengths } from './model.ts';

export interface PlannedPhase {
  readonly kind: PhaseKind;
  readonly title: string;
  /** Weight among the phases; those of a plan sum to 100. */
  readonly share: number;
  /** What the interviewer says; empty where the phase opens with a question of its own (see follow-ups.ts). */
  readonly prompt: string;
}

export interface Plan {
  readonly phases: readonly PlannedPhase[];
  /** Requirements that may change in the deep dive. */
  readonly changes: readonly string[];
}

const ofDesign: readonly PlannedPhase[] = [
  {
    kind: 'clarify',
    title: 'Requirements',
    share: 12,
    prompt: 'Before you design anything: what do you want to know? Ask me, and say what you assume.',
  },
  {
    kind: 'estimate',
    title: 'Rough numbers',
    share: 10,
    prompt: 'Put rough numbers on it: traffic, data, growth. What follows from them?',
  },
  {
    kind: 'data',
    title: 'Interfaces and data',
    share: 15,
    prompt: 'Which interfaces does it offer, and which data does it keep? How is that data written and read?',
  },
  {
    kind: 'design',
    title: 'High-level design',
    share: 28,
    prompt: 'Walk me through the main parts, and a request through them. Give a reason for each choice.',
  },
  { kind: 'dive', title: 'Deep dive', share: 20, prompt: '' },
  {
    kind: 'wrap',
    title: 'Trade-offs and wrap-up',
    share: 15,
    prompt: 'What did you trade away, and where does it break first? What would you measure to see that coming?',
  },
];

const ofConcept: readonly PlannedPhase[] = [
  {
    kind: 'say-first',
    title: 'Say it first',
    share: 12,
    prompt: 'In two or three sentences, as you would begin: what is the answer?',
  },
  {
    kind: 'points',
    title: 'The substance',
    share: 40,
    prompt: 'Now take me through what matters here, point by point. Give a reason with each.',
  },
  { kind: 'follow-ups', title: 'Follow-ups', share: 30, prompt: '' },
  {
    kind: 'trade-offs',
    title: 'Trade-offs',
    share: 18,
    prompt: 'When would you choose otherwise? Say what you gain and what you pay.',
  },
];

/** Characters of a prompt with the entry's own questions. */
const longestPrompt = 600;

export function planOf({ kind, phases }: Pick<Entry, 'kind' | 'phases'>): Plan {
  if (kind === 'concept') return { phases: ofConcept, changes: [] };
  const own = phases.map(({ notes }) => notes.map(({ text }) => plain(text)));
  const extra: Partial<Record<PhaseKind, readonly string[]>> = {
    estimate: questionsIn(own.slice(0, 1)),
    design: questionsIn(own.slice(1, -1)),
    wrap: questionsIn(own.length > 1 ? own.slice(-1) : []),
  };
  return {
    phases: ofDesign.map((phase) => ({
      ...phase,
      prompt: shorten([phase.prompt, ...(extra[phase.kind] ?? [])].join(' '), longestPrompt),
    })),
    changes: own
      .flat()
      .filter(isChange)
      .map((note) => note.slice('change:'.length).trim()),
  };
}

/** Of notes that end with a question: the question, in quotes or the whole. */
function questionsIn(notes: readonly (readonly string[])[]): readonly string[] {
  return notes.flat().flatMap((note) => {
    if (isChange(note)) return [];
    const quoted = /["“]([^"”]+\?)["”]\.?$/.exec(note)?.[1];
    if (quoted !== undefined) return [quoted];
    return note.endsWith('?') && !note.includes(':') ? [note] : [];
  });
}

function isChange(note: string): boolean {
  return /^change:\s*\S/i.test(note);
}

/** The length nearest to what the entry asks for. */
export function lengthFor({ minutes = 30 }: Pick<Entry, 'minutes'>): Length {
  const [nearest] = lengths.toSorted((a, b) => Math.abs(a - minutes) - Math.abs(b - minutes));
  return nearest ?? 30;
}
