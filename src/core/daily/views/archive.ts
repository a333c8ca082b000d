/** Past questions of a channel, and answers that people shared. */
import type { Corpus } from '../../ports.ts';
import { link, rich, shorten } from '../../rich.ts';
import { turning, type Page } from '../../turning.ts';
import type { View } from '../../view.ts';
import type { Attempt, Round } from '../model.ts';
import { dayInWords } from './moment.ts';
import { sharedBullet } from './reveal.ts';

export function archiveView(
  { rows, page, pages }: Page<Round>,
  corpus: Pick<Corpus, 'get'>,
  linkTo: (round: Round) => string | undefined,
): View {
  if (rows.length === 0) {
    return {
      summary: 'No question has been asked here yet.',
      blocks: [{ kind: 'text', text: rich('No question has been asked here yet.') }],
    };
  }
  return {
    summary: `Questions asked here, page ${page} of ${pages}.`,
    blocks: [
      { kind: 'title', text: 'Questions asked here' },
      {
        kind: 'bullets',
        items: rows.map((round) => {
          const title = shorten(corpus.get(round.entry)?.title ?? 'an entry that is gone', 150);
          const href = linkTo(round);
          const tail = round.state === 'revealed' ? '' : ' (not revealed yet)';
          return {
            text: rich(
              `${round.number} · ${dayInWords(round.date)} · `,
              href === undefined ? title : link(title, href),
              tail,
            ),
            children: [],
          };
        }),
      },
      ...turning({ page, pages }, (to) => ({ kind: 'archive', page: to })),
    ],
  };
}

const longestShared = 1000;

export function sharedView({ rows, page, pages }: Page<Attempt>, round: Round): View {
  return {
    summary: `Answers to question ${round.number}, page ${page} of ${pages}.`,
    blocks: [
      { kind: 'title', text: `Answers to question ${round.number}` },
      { kind: 'bullets', items: rows.map((attempt) => sharedBullet(attempt, longestShared)) },
      ...turning({ page, pages }, (to) => ({ kind: 'answers', round: round.id, page: to })),
    ],
  };
}
