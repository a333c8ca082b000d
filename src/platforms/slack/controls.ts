/** Buttons and menus as actions blocks, and what a pressed one tells about the message it sits on. */
import { hash } from 'node:crypto';
import type { types } from '@slack/bolt';
import { encodeAction } from '../../core/action.ts';
import { shorten } from '../../core/rich.ts';
import type { Button, MenuOption } from '../../core/view.ts';
import { limits } from './limits.ts';
import { oneLine } from './safe-text.ts';

/**
 * The message a control sits on. Slack tells a press neither, when the message came through a response_url; so the block's
 * id does. `own`: one person alone sees the message, so an answer may take its place.
 */
export interface Seat {
  readonly audience: 'own' | 'all';
  /** The thread the message stands in. */
  readonly thread?: string;
}

type ControlBlock = types.ActionsBlock | types.SectionBlock;

/** What a screen reader and a button say for a label that is too long for the button itself. */
const openLabel = 'Open';

/**
 * Buttons in rows of at most 25. A label that a phone would cut stands in full beside a short button.
 * `row` counts the control blocks of the message before this one.
 */
export function buttonBlocks(buttons: readonly Button[], seat: Seat, row: number): ControlBlock[] {
  const blocks: ControlBlock[] = [];
  let open: types.ActionsBlock | undefined;
  for (const button of buttons) {
    if (oneLine(button.label).length > limits.buttonShown) {
      blocks.push(lineWithButton(button, seat, row + blocks.length));
      open = undefined;
      continue;
    }
    if (open === undefined || open.elements.length === limits.actionsElements) {
      open = { type: 'actions', elements: [] };
      blocks.push(open);
    }
    open.elements.push(buttonOf(button, button.label, open.elements.length));
  }
  return blocks.map((block, index) => (block.type === 'actions' ? withId(block, seat, row + index) : block));
}

/** Buttons that open an entry are the same object each time: their lines are kept by the id they have in a message. */
const lines = new WeakMap<Button, Map<string, types.SectionBlock>>();

function lineWithButton(button: Button, seat: Seat, row: number): types.SectionBlock {
  if (seat.thread !== undefined) return makeLine(button, seat, row);
  const known = lines.get(button) ?? new Map<string, types.SectionBlock>();
  const key = `${seat.audience} ${row}`;
  const line = known.get(key) ?? makeLine(button, seat, row);
  lines.set(button, known.set(key, line));
  return line;
}

function makeLine(button: Button, seat: Seat, row: number): types.SectionBlock {
  const spoken = button.spoken ?? shorten(`${openLabel}: ${oneLine(button.label)}`, limits.button.spoken);
  return withId(
    {
      type: 'section',
      text: plainText(shorten(oneLine(button.label), limits.section)),
      accessory: buttonOf({ ...button, spoken }, openLabel, 0),
    },
    seat,
    row,
  );
}

function buttonOf(button: Button, label: string, index: number): types.Button {
  return {
    type: 'button',
    text: plainText(shorten(oneLine(label), limits.button.text)),
    action_id: `press-${index}`,
    value: encodeAction(button.action),
    ...(button.style === undefined ? {} : { style: button.style }),
    ...(button.spoken === undefined
      ? {}
      : { accessibility_label: shorten(oneLine(button.spoken), limits.button.spoken) }),
  };
}

/** A select takes 100 options; more become several, one below the other. */
export function menuBlocks(
  label: string,
  options: readonly MenuOption[],
  seat: Seat,
  row: number,
): types.ActionsBlock[] {
  const parts: (readonly MenuOption[])[] = [];
  for (let start = 0; start < options.length; start += limits.select.options) {
    parts.push(options.slice(start, start + limits.select.options));
  }
  return parts.map((part, index) => {
    const name = parts.length > 1 ? `${label} (${index + 1} of ${parts.length})` : label;
    const select: types.StaticSelect = {
      type: 'static_select',
      action_id: 'choose',
      placeholder: plainText(shorten(oneLine(name) || 'Choose', limits.select.placeholder)),
      options: part.map(optionOf),
    };
    return withId({ type: 'actions', elements: [select] }, seat, row + index);
  });
}

function optionOf({ label, detail, action }: MenuOption): types.PlainTextOption {
  const small = detail === undefined ? '' : shorten(oneLine(detail), limits.option.detail);
  return {
    text: plainText(shorten(oneLine(label) || '–', limits.option.text)),
    value: encodeAction(action),
    ...(small === '' ? {} : { description: plainText(small) }),
  };
}

export function plainText(text: string): types.PlainTextElement {
  return { type: 'plain_text', text, emoji: false };
}

/** Slack wants a new id whenever a block changes, else a menu keeps showing the choice made before: so the content is in it. */
function withId<Controls extends ControlBlock>(block: Controls, seat: Seat, row: number): Controls {
  const digest = hash('sha256', JSON.stringify(block), 'base64url').slice(0, 8);
  return { ...block, block_id: [seat.audience, seat.thread ?? '', row, digest].join(':') };
}

/** The seat of a pressed control by its block's id. A block that is not ours counts as one that all can see. */
export function seatOf(blockId: string): Seat {
  const match = /^(?<audience>own|all):(?<thread>\d+\.\d+)?:\d+:/.exec(blockId);
  const thread = match?.groups?.['thread'];
  return {
    audience: match?.groups?.['audience'] === 'own' ? 'own' : 'all',
    ...(thread === undefined ? {} : { thread }),
  };
}
