/** Slack's markup of a message as the text that a person typed. Pure. */

const entities: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/** What a person typed, without Slack's markup for links and channels and without the bot's own mention; people and user groups stay as they came. */
export function typedText(text: string, botUser?: string): string {
  return text
    .replace(
      /<([@#]?)([^<>|@#][^<>|]*)(?:\|([^<>]*))?>/g,
      (whole: string, kind: string, target: string, label: string | undefined) => {
        if (kind === '@') return target === botUser ? ' ' : whole;
        if (target.startsWith('!subteam^')) return whole;
        const isNamed = label !== undefined && label !== '';
        if (kind === '#') return isNamed ? `#${label}` : '';
        return isNamed ? label : target.replace(/^(?:mailto:|!)/, '');
      },
    )
    .replace(/&(?:lt|gt|amp);/g, (entity) => entities[entity] ?? entity)
    .trim();
}
