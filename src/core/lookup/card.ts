/** The lookup card: one entry, one page at a time. */
import { extended } from '../extended-view.ts';
import type { Entry } from '../model.ts';
import { plain } from '../model.ts';
import type { Hit } from '../ports.ts';
import { rich, shorten } from '../rich.ts';
import type { Block, Button, Fact, View } from '../view.ts';
import { pagesOf } from './pages.ts';
import { longestTitle } from './sections.ts';

/** `channel`: everybody sees it, so its buttons open private cards and sharing it again is not offered. */
export type Audience = 'person' | 'channel';

export interface CardOptions {
  readonly page: number;
  readonly audience: Audience;
  /** Other entries close to what was asked. */
  readonly seeAlso?: readonly Hit[];
}

/**
 * The cards made so far, by page and audience. An entry never changes, and a reloaded corpus brings new ones; so the same
 * card is the same object each time, and what is made of it can be kept too.
 */
const made = new WeakMap<Entry, Map<string, View>>();
/** Each card with what stood below it as "see also". */
const madeWithOthers = new WeakMap<View, Map<string, View>>();
/** Of one card: what stands below it varies with the question. */
const mostWithOthers = 50;

/** Page numbers outside the entry's pages show its nearest page: an old button of an entry that has shrunk. */
export function cardView(entry: Entry, { page: asked, audience, seeAlso = [] }: CardOptions): View {
  const page = Math.min(Math.max(asked, 1), pagesOf(entry).length);
  const cards = made.get(entry) ?? new Map<string, View>();
  const key = `${page} ${audience}`;
  const card = cards.get(key) ?? makeCard(entry, page, audience);
  made.set(entry, cards.set(key, card));
  return seeAlso.length === 0 ? card : withSeeAlso(card, seeAlso);
}

function withSeeAlso(card: View, hits: readonly Hit[]): View {
  const views = madeWithOthers.get(card) ?? new Map<string, View>();
  const key = hits.map((hit) => hit.entry.id).join(' ');
  const known = views.get(key);
  if (known !== undefined) return known;
  if (views.size === mostWithOthers) views.clear();
  const buttons = hits.map((hit) => openButton(hit.entry));
  const view = extended(card, [seeAlsoNote, { kind: 'buttons', buttons }]);
  madeWithOthers.set(card, views.set(key, view));
  return view;
}

const seeAlsoNote: Block = { kind: 'note', text: rich('See also') };

function makeCard(entry: Entry, page: number, audience: Audience): View {
  const pages = pagesOf(entry);
  return {
    summary: summaryOf(entry, page),
    blocks: [
      { kind: 'title', text: shorten(entry.title, longestTitle) },
      { kind: 'facts', facts: factsOf(entry) },
      ...(pages[page - 1] ?? pages[0]),
      footer(entry, page, pages.length),
      { kind: 'buttons', buttons: cardButtons(entry, page, pages.length, audience) },
    ],
  };
}

function summaryOf(entry: Entry, page: number): string {
  if (entry.completeness === 'unanswered') return `${entry.title} (no answer yet)`;
  const start = entry.short ?? entry.points[0]?.head ?? [];
  return shorten(page === 1 ? `${entry.title} ${plain(start)}` : `${entry.title} (page ${page})`, 300);
}

function factsOf(entry: Entry): Fact[] {
  const path =
    entry.topic === '' || entry.topic === entry.category ? entry.category : `${entry.category} › ${entry.topic}`;
  const facts: Fact[] = [];
  if (path !== '') facts.push({ label: 'Topic', value: shorten(path, 120) });
  if (entry.difficulty !== undefined) facts.push({ label: 'Difficulty', value: entry.difficulty });
  if (entry.tags.length > 0) facts.push({ label: 'Tags', value: shorten(entry.tags.join(', '), 200) });
  return facts;
}

function footer(entry: Entry, page: number, pages: number): Block {
  const parts: string[] = [];
  if (pages > 1) parts.push(`Page ${page} of ${pages}`);
  if (entry.sources.length > 0) parts.push(entry.sources.length === 1 ? '1 source' : `${entry.sources.length} sources`);
  parts.push(entry.reviewed === undefined ? 'not reviewed' : `reviewed ${entry.reviewed}`);
  return { kind: 'note', text: rich(parts.join(' · ')) };
}

/** Never more than five: one row on every platform. */
function cardButtons(entry: Entry, page: number, pages: number, audience: Audience): Button[] {
  const more: Button = {
    label: audience === 'channel' ? 'Read more' : 'More',
    action: { kind: 'show', entry: entry.id, page: page + 1 },
    style: 'primary',
    spoken: shorten(`More on: ${entry.title}`, 75),
  };
  const related: Button = { label: 'Related', action: { kind: 'related', entry: entry.id } };
  const next = page < pages ? [more] : [];
  if (audience === 'channel') return [...next, related];
  const back: Button[] = page > 1 ? [{ label: 'Back', action: { kind: 'show', entry: entry.id, page: page - 1 } }] : [];
  return [
    ...back,
    ...next,
    related,
    { label: 'Share to channel', action: { kind: 'share', entry: entry.id } },
    { label: 'Report a problem', action: { kind: 'report', entry: entry.id } },
  ];
}

const openButtons = new WeakMap<Entry, Button>();

/** A button that opens an entry, labelled with as much of its title as a phone shows. The same object each time. */
export function openButton(entry: Entry): Button {
  const known = openButtons.get(entry);
  if (known !== undefined) return known;
  const button: Button = {
    label: shorten(entry.title, 60),
    action: { kind: 'show', entry: entry.id, page: 1 },
    spoken: shorten(`Open: ${entry.title}`, 75),
  };
  openButtons.set(entry, button);
  return button;
}

export function relatedView(entry: Entry, others: readonly Entry[]): View {
  if (others.length === 0) {
    return {
      summary: `Nothing is related to “${shorten(entry.title, 150)}” yet.`,
      blocks: [
        { kind: 'text', text: rich('Nothing is related to this entry yet.') },
        {
          kind: 'buttons',
          buttons: [openButton(entry), { label: 'Browse', action: { kind: 'browse', category: '', page: 1 } }],
        },
      ],
    };
  }
  return {
    summary: `${others.length === 1 ? '1 entry is' : `${others.length} entries are`} related to “${shorten(entry.title, 150)}”.`,
    blocks: [
      { kind: 'title', text: 'Read next' },
      { kind: 'note', text: rich(`Related to “${entry.title}”`) },
      entryMenu('Open one', others),
      { kind: 'buttons', buttons: [{ ...openButton(entry), label: 'Back to the entry' }] },
    ],
  };
}

/** At most 25 entries (Discord's select); callers page before. */
export function entryMenu(label: string, entries: readonly Entry[]): Block {
  return {
    kind: 'menu',
    label,
    options: entries.map((entry) => ({
      label: shorten(entry.title, 75),
      detail: shorten([entry.topic, entry.difficulty].filter(Boolean).join(' · ') || entry.category, 75),
      action: { kind: 'show', entry: entry.id, page: 1 },
    })),
  };
}
