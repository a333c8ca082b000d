/** What a person reads when the corpus does not know, and how a search in vain is remembered. */
import type { Hit, Miss } from '../ports.ts';
import { rich, shorten, strong } from '../rich.ts';
import type { View } from '../view.ts';
import { openButton } from './card.ts';
import { startButtons } from './start-buttons.ts';

/**
 * A query as it is counted: lower case, one space between words, without mentions, links and addresses, at most 80 characters.
 * No person is kept with it, so nothing that names one may stay in it.
 */
export function normaliseMiss(query: string): string {
  const text = query
    .slice(0, 400)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/<[^<>\s]{1,100}>|https?:\/\/\S+|\S+@\S+/g, ' ')
    .replace(/[^\p{L}\p{N}+#./-]+/gu, ' ')
    .trim();
  return shorten(text, 80);
}

/** `miss` is absent when there was nothing to count: only punctuation, only a mention. */
export function missedView(query: string, near: readonly Hit[], miss: Miss | undefined): View {
  const asked = shorten(query.trim().replace(/\s+/g, ' '), 100);
  const browse = { label: 'Browse topics', action: { kind: 'browse', category: '', page: 1 } } as const;
  return {
    summary: `Nothing in the corpus about “${asked}”.${near.length > 0 ? ' There are near ones to choose from.' : ''}`,
    blocks: [
      { kind: 'title', text: 'Nothing in the corpus about that' },
      {
        kind: 'text',
        text: rich(
          'You asked for ',
          strong(`“${asked}”`),
          '. No entry answers it well enough to be shown as the answer.',
        ),
      },
      ...(near.length > 0
        ? [
            { kind: 'note', text: rich('Did you mean') } as const,
            { kind: 'buttons', buttons: near.map((hit) => openButton(hit.entry)) } as const,
          ]
        : []),
      {
        kind: 'buttons',
        buttons:
          miss === undefined
            ? [browse]
            : [{ label: 'Suggest this topic', action: { kind: 'want', miss: miss.id } }, browse],
      },
    ],
  };
}

export function emptyQueryView(): View {
  return {
    summary: 'Type what you want to look up, for example: cap theorem.',
    blocks: [
      { kind: 'title', text: 'What do you want to look up?' },
      {
        kind: 'text',
        text: rich(
          'Type a topic, a product or a symptom: ',
          strong('cap theorem'),
          ', ',
          strong('kafka'),
          ', ',
          strong('database is down and everything else follows'),
          '.',
        ),
      },
      {
        kind: 'buttons',
        buttons: [...startButtons, { label: 'Help', action: { kind: 'help' } }],
      },
    ],
  };
}

export function wantedView(): View {
  return {
    summary: 'Noted: the people who keep the corpus see that this topic is wanted.',
    blocks: [
      {
        kind: 'text',
        text: rich('Noted. The people who keep the corpus see that this topic is wanted, not who wanted it.'),
      },
    ],
  };
}
