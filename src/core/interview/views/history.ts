/** Interviews that are over, newest first, with a picture of how the levels went. */
import { dayInWords } from '../../daily/views/moment.ts';
import { bullet, shorten, strong } from '../../rich.ts';
import { turning, type Page } from '../../turning.ts';
import type { Block, View } from '../../view.ts';
import type { Interview } from '../model.ts';
import { noneView } from './status.ts';

type PictureOf = { readonly hash: string; readonly alt: string } | undefined;

/** Characters of a title in the list, and of an option that opens a card (Slack). */
const longest = { title: 100, option: 75 };

/** `picture`: of the last ones, on the first page where there are at least two. */
export function historyView(list: Page<Interview>, picture: PictureOf): View {
  const { rows, page, pages } = list;
  if (rows.length === 0) return noneView();
  const blocks: Block[] = [
    { kind: 'title', text: 'Your mock interviews' },
    ...(picture === undefined ? [] : [{ kind: 'picture', ...picture, caption: 'Your levels, oldest first' } as const]),
    { kind: 'bullets', items: rows.map((interview) => lineOf(interview)) },
    {
      kind: 'menu',
      label: 'Show a scorecard',
      options: rows.map(({ id, ...interview }) => ({
        label: shorten(`${shortDay(interview)} · ${titleOf(interview)}`, longest.option),
        action: { kind: 'card', interview: id, page: 1 },
      })),
    },
    ...turning(list, (to) => ({ kind: 'mocks', page: to })),
  ];
  return { summary: `Your mock interviews, page ${page} of ${pages}.`, blocks };
}

function lineOf(interview: Interview) {
  const band = interview.card?.band ?? '';
  return bullet(
    strong(shorten(titleOf(interview), longest.title)),
    ` · ${dayInWords(dayOf(interview))} · ${interview.length} min · ${band}`,
  );
}

function titleOf({ card, entry }: Pick<Interview, 'card' | 'entry'>): string {
  return card?.title ?? entry;
}

/** `24 Nov`. */
export function shortDay(interview: Pick<Interview, 'startedAt'>): string {
  return dayInWords(dayOf(interview)).split(' ').slice(1, 3).join(' ');
}

/** A date in UTC: no zone of the person is known to every platform. */
function dayOf({ startedAt }: Pick<Interview, 'startedAt'>): string {
  return startedAt.toZonedDateTimeISO('UTC').toPlainDate().toString();
}
