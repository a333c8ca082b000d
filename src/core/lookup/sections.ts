/** An entry as a sequence of titled sections, in the order a reader wants them. */
import { plain } from '../model.ts';
import type { Bullet, Entry, Point, Rich } from '../model.ts';
import { bullet, link, rich, strong } from '../rich.ts';
import type { Block } from '../view.ts';

export interface Section {
  readonly heading: string;
  readonly blocks: readonly Block[];
}

/** Characters of a title that a card shows (Slack's header takes 150); a longer one is a section of its own as well. */
export const longestTitle = 150;

/** Every section that the entry has something for; the short answer and the picture are the first page's. */
export function sectionsOf(entry: Entry): readonly Section[] {
  const bullets = (items: readonly Bullet[]): Block[] => (items.length > 0 ? [{ kind: 'bullets', items }] : []);
  const sections: Section[] = [
    { heading: 'The whole question', blocks: entry.title.length > longestTitle ? bullets([bullet(entry.title)]) : [] },
    { heading: 'Key points', blocks: bullets(entry.points.map(pointBullet)) },
    { heading: 'Quick tips', blocks: bullets(entry.tips) },
    {
      heading: 'Trade-offs',
      blocks: entry.tradeoffs ? [{ kind: 'table', caption: `Trade-offs: ${entry.title}`, ...entry.tradeoffs }] : [],
    },
    {
      heading: 'Numbers to remember',
      blocks: bullets(entry.numbers.map((note) => ({ text: note.text, children: [] }))),
    },
    { heading: 'How it fails', blocks: bullets(entry.failureModes) },
    { heading: 'When not', blocks: bullets(entry.whenNot) },
    {
      heading: 'People say, wrongly',
      blocks: bullets(
        entry.mistakes.map((mistake) => ({
          text: rich(strong(`“${mistake.claim}”`)),
          children: [{ text: mistake.correction, children: [] }],
        })),
      ),
    },
    {
      heading: 'Follow-ups an interviewer asks',
      blocks: bullets(entry.followUps.map(({ question, answer }) => questionBullet(question, answer))),
    },
    {
      heading: 'Ask before you design',
      blocks: bullets(entry.clarify.map(({ question, answer }) => questionBullet(question, answer))),
    },
    { heading: 'Estimate', blocks: bullets(entry.estimate.map((note) => ({ text: note.text, children: [] }))) },
    {
      heading: 'Sources',
      blocks: bullets(
        entry.sources.map((source) => bullet(link(source.title, source.url), ` (${String(source.year)})`)),
      ),
    },
  ];
  return sections.filter((section) => section.blocks.length > 0);
}

function pointBullet(point: Point): Bullet {
  return { text: point.weight === undefined ? point.head : rich(strong(plain(point.head))), children: point.details };
}

function questionBullet(question: Rich, answer: Rich): Bullet {
  return { text: rich(strong(plain(question))), children: [{ text: answer, children: [] }] };
}
