/** Choices while somebody types an option. They are worth nothing late, so a choice that fails is only noted. */
import type { AutocompleteInteraction } from 'discord.js';
import { suggest } from '../../core/bot.ts';
import { shorten } from '../../core/rich.ts';
import type { Suggestion } from '../../core/view.ts';
import { limits } from './limits.ts';
import type { Desk } from './post.ts';
import { refusalOf } from './refusal.ts';
import { oneLine } from './safe-text.ts';
import { offerChoices } from './wire.ts';

/** Never throws. */
export async function answerTyping(interaction: AutocompleteInteraction, { rest, deps }: Desk): Promise<void> {
  try {
    const to = {
      application: interaction.applicationId,
      interaction: interaction.id,
      token: interaction.token,
      isDirect: false,
      replaces: false,
    };
    await offerChoices(rest, to, choicesFor(interaction.options.getFocused(), deps));
  } catch (error) {
    const reason = refusalOf(error, deps.clock())?.error.message;
    if (reason === undefined) deps.log.warn({ err: error }, 'choices could not be offered');
    else deps.log.debug({ reason }, 'choices were not taken');
  }
}

/** Discord takes 25 choices at most, each once. */
export function choicesFor(partial: string, deps: Desk['deps']): Suggestion[] {
  const byEntry = new Map(suggest(partial, deps).map((suggestion) => [suggestion.entry, suggestion]));
  return [...byEntry.values()]
    .filter(({ entry }) => entry.length <= limits.suggestions.value)
    .slice(0, limits.suggestions.count)
    .map(({ label, entry }) => ({ label: shorten(oneLine(label) || entry, limits.suggestions.label), entry }));
}
