/** Buttons and menus as rows, and the actions that their ids carry. */
import { ButtonStyle, ComponentType } from 'discord.js';
import type { APIActionRowComponent, APIButtonComponentWithCustomId, APIStringSelectComponent } from 'discord.js';
import { encodeAction, type Action } from '../../core/action.ts';
import { shorten } from '../../core/rich.ts';
import type { Button, MenuOption } from '../../core/view.ts';
import { limits } from './limits.ts';
import { oneLine } from './safe-text.ts';

export type Row = APIActionRowComponent<APIButtonComponentWithCustomId | APIStringSelectComponent>;

/** Hands out each custom id of a message once. */
export type Ids = (wanted: string) => string;

/** Discord refuses a message in which two components share an id, and two buttons may mean the same: the later ones get a number. */
export function uniqueIds(): Ids {
  const times = new Map<string, number>();
  return (wanted) => {
    const time = (times.get(wanted) ?? 0) + 1;
    times.set(wanted, time);
    return time === 1 ? wanted : `${wanted}~${time}`;
  };
}

/** The encoded action of a custom id or of a menu's value; no action has a `~`. */
export function actionOf(id: string): string {
  return id.replace(/~\d+$/, '');
}

export function buttonRows(buttons: readonly Button[], ids: Ids): Row[] {
  return chunk(buttons, limits.row.buttons).map((part) => row(part.map((button) => buttonOf(button, ids))));
}

const styles = { primary: ButtonStyle.Primary, danger: ButtonStyle.Danger } as const;

function buttonOf({ label, action, style }: Button, ids: Ids): APIButtonComponentWithCustomId {
  return {
    type: ComponentType.Button,
    style: style === undefined ? ButtonStyle.Secondary : styles[style],
    label: shorten(oneLine(label) || '–', limits.button.label),
    custom_id: ids(encodeAction(action)),
  };
}

/** A menu takes 25 options; more become several, one below the other. The id of a menu says nothing, its options hold the actions. */
export function menuRows(label: string, options: readonly MenuOption[], ids: Ids): Row[] {
  const parts = chunk(options, limits.select.options);
  return parts.map((part, index) => {
    const name = parts.length > 1 ? `${label} (${index + 1} of ${parts.length})` : label;
    const values = uniqueIds();
    return row([
      {
        type: ComponentType.StringSelect,
        custom_id: ids('menu'),
        placeholder: shorten(oneLine(name) || 'Choose', limits.select.placeholder),
        options: part.map((option) => optionOf(option, values)),
      },
    ]);
  });
}

function optionOf({ label, detail, action }: MenuOption, values: Ids): APIStringSelectComponent['options'][number] {
  const small = detail === undefined ? '' : shorten(oneLine(detail), limits.select.description);
  return {
    label: shorten(oneLine(label) || '–', limits.select.label),
    value: values(encodeAction(action satisfies Action)),
    ...(small === '' ? {} : { description: small }),
  };
}

function row(components: Row['components']): Row {
  return { type: ComponentType.ActionRow, components };
}

function chunk<T>(items: readonly T[], size: number): T[][] {
  const chunks: T[][] = [];
  for (let start = 0; start < items.length; start += size) chunks.push(items.slice(start, start + size));
  return chunks;
}
