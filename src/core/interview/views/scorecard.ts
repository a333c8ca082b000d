/** A scorecard in three pages that fit every platform: the judgement, what was said, what was missed. */
import type { Bullet } from '../../model.ts';
import { capital, bullet, rich, shorten, strong } from '../../rich.ts';
import type { Block, Button, MenuOption, View } from '../../view.ts';
import type { CardPoint, Level, Scorecard } from '../scorecard-model.ts';

export interface CardShown {
  readonly interview: number;
  readonly card: Scorecard;
  /** 1 to 3. */
  readonly page: number;
  /** The picture of the levels, once it is kept. */
  readonly picture?: { readonly hash: string; readonly alt: string };
  /** `room`: everybody there sees it. `person`: one of the two alone. `channel`: shown around, without a person's words. */
  readonly audience: 'room' | 'person' | 'channel';
}

export const levelWords: Readonly<Record<Level, string>> = { 0: 'not shown', 1: 'touched', 2: 'solid', 3: 'strong' };

/** Characters of a head, of a quote and of a correction; with these a page of eight points fits a message of 4,000. */
const longest = { head: 100, quote: 160, text: 260, option: 75 };

export function scorecardView(shown: CardShown): View {
  const { card, page, audience } = shown;
  const pages = [judgement, said, missed];
  const blocks = (audience === 'channel' ? judgement : (pages[page - 1] ?? judgement))(shown);
  return { summary: summaryOf(card), blocks: [{ kind: 'title', text: titleOf(card) }, ...blocks] };
}

function titleOf({ title }: Scorecard): string {
  return shorten(`Scorecard: ${title}`, 150);
}

function summaryOf({ title, band, points }: Scorecard): string {
  const earned = points.filter(isEarned).length;
  return shorten(`Mock interview on “${shorten(title, 120)}”: ${band}, ${earned} of ${points.length} points.`, 300);
}

function judgement({ interview, card, picture, audience }: CardShown): Block[] {
  const isWhole = audience !== 'channel';
  return [
    { kind: 'lead', text: rich(strong(capital(`${card.band}.`))) },
    ...(card.remark === undefined ? [] : [{ kind: 'text', text: rich(card.remark) } as const]),
    ...(picture === undefined ? [] : [pictureBlock(picture)]),
    { kind: 'bullets', items: card.dimensions.map(dimensionLine) },
    ...(isWhole ? [...trapBlocks(card), ...workBlocks(card)] : []),
    { kind: 'note', text: rich(...notesOf(card).map((note) => `${note} `), caution) },
    { kind: 'buttons', buttons: isWhole ? judgementButtons(interview, card) : [again(interview)] },
  ];
}

const caution = 'This measures how much of the entry you covered. It cannot tell whether all you said is true.';

function notesOf({ hints, gaveUp, points }: Scorecard): readonly string[] {
  const claimed = points.filter(({ state }) => state === 'claimed').length;
  return [
    ...(hints === 0 ? [] : [`${hints} ${hints === 1 ? 'hint' : 'hints'} taken.`]),
    ...(gaveUp.length === 0 ? [] : [`Given up: ${gaveUp.join(', ')}.`]),
    ...(claimed === 0 ? [] : [`${claimed} of the points ${claimed === 1 ? 'is' : 'are'} self-claimed.`]),
  ];
}

function pictureBlock(picture: { readonly hash: string; readonly alt: string }): Block {
  return { kind: 'picture', ...picture, caption: 'Levels of the five dimensions' };
}

function dimensionLine({ name, level, because }: Scorecard['dimensions'][number]): Bullet {
  return bullet(strong(`${capital(name)}: ${levelWords[level]} (${level} of 3).`), ` ${because}`);
}

/** Shown before anything else: a wrong belief is worse than a gap. */
function trapBlocks({ traps }: Scorecard): Block[] {
  if (traps.length === 0) return [];
  return [
    { kind: 'heading', text: 'Put right' },
    {
      kind: 'bullets',
      items: traps
        .slice(0, 4)
        .map(({ claim, correction }) =>
          bullet(
            'You said ',
            { text: `“${shorten(claim, longest.quote)}”`, emphasis: true },
            `. ${shorten(correction, longest.text)}`,
          ),
        ),
    },
  ];
}

function workBlocks({ workOn }: Scorecard): Block[] {
  if (workOn.length === 0) return [];
  return [
    { kind: 'heading', text: workOn.length === 1 ? 'To work on' : 'Two things to work on' },
    { kind: 'bullets', ordered: true, items: workOn.map(({ text }) => bullet(text)) },
  ];
}

function again(interview: number): Button {
  return { label: 'Take this interview', action: { kind: 'again', interview } };
}

function judgementButtons(interview: number, { links }: Scorecard): Button[] {
  const [entry] = links;
  return [
    { label: 'Your words', action: { kind: 'card', interview, page: 2 } },
    { label: 'What was missed', action: { kind: 'card', interview, page: 3 } },
    ...(entry === undefined ? [] : [{ label: 'Read the entry', action: { kind: 'show', entry, page: 1 } } as const]),
    { label: 'Share the result', action: { kind: 'cardshare', interview } },
  ];
}

function said({ interview, card }: CardShown): Block[] {
  const earned = card.points.filter(isEarned);
  return [
    { kind: 'heading', text: `What you said: ${earned.length} of ${card.points.length} points` },
    earned.length === 0
      ? { kind: 'text', text: rich('None of the points was found in your words.') }
      : { kind: 'bullets', items: earned.map(earnedLine) },
    {
      kind: 'buttons',
      buttons: [overview(interview), { label: 'What was missed', action: { kind: 'card', interview, page: 3 } }],
    },
  ];
}

const stateWords = {
  explained: 'with a reason',
  named: 'named, without a reason',
  claimed: 'self-claimed',
  retried: 'in a second try',
  missing: 'missing',
} as const;

function earnedLine({ name, state, quote, phase }: CardPoint): Bullet {
  const where = phase === undefined ? '' : ` (${phase})`;
  const words =
    quote === undefined ? [] : [' ', { text: `“${shorten(quote, longest.quote)}”`, emphasis: true } as const, where];
  return bullet(strong(shorten(name, longest.head)), `: ${stateWords[state]}.`, ...words);
}

function missed({ interview, card }: CardShown): Block[] {
  const open = card.points
    .map((point, index) => ({ point, index }))
    .filter(({ point }) => point.state === 'missing')
    .toSorted((a, b) => b.point.weight - a.point.weight);
  const next = card.links[1];
  const buttons: Button[] = [
    overview(interview),
    ...(next === undefined ? [] : [{ label: 'Read next', action: { kind: 'show', entry: next, page: 1 } } as const]),
  ];
  return [
    { kind: 'heading', text: open.length === 0 ? 'Nothing was missed' : 'Missed, the heaviest first' },
    open.length === 0
      ? { kind: 'text', text: rich('Every point of the entry was in your words.') }
      : { kind: 'bullets', items: open.map(({ point }) => missedLine(point)) },
    ...(open.length === 0
      ? []
      : [
          menu('Try a point again', open, (point) => ({ kind: 'tryagain', interview, point })),
          menu('I did say that', open, (point) => ({ kind: 'claim', interview, point })),
        ]),
    { kind: 'buttons', buttons },
  ];
}

function missedLine({ name, why }: CardPoint): Bullet {
  return bullet(strong(shorten(name, longest.head)), why === undefined ? '.' : `. ${shorten(why, longest.text)}`);
}

function menu(
  label: string,
  open: readonly { readonly point: CardPoint; readonly index: number }[],
  actionOf: (point: number) => MenuOption['action'],
): Block {
  return {
    kind: 'menu',
    label,
    options: open.map(({ point, index }) => ({ label: shorten(point.name, longest.option), action: actionOf(index) })),
  };
}

function overview(interview: number): Button {
  return { label: 'Overview', action: { kind: 'card', interview, page: 1 } };
}

function isEarned({ state }: CardPoint): boolean {
  return state !== 'missing';
}
