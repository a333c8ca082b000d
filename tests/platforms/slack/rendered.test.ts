/** A card that was rendered before is not rendered again, and what goes on below it comes out as if it were. */
import { describe, expect, it } from 'vitest';
import { cardView } from '../../../src/core/lookup/card.ts';
import { jsonOf } from '../../../src/platforms/slack/json.ts';
import { renderView } from '../../../src/platforms/slack/render.ts';
import { rendered } from '../../../src/platforms/slack/rendered.ts';
import { entryOf } from '../../entries.ts';

const card = entryOf({
  id: 'sharding',
  title: 'How does sharding work?',
  short: [{ text: 'Each row lives on one of many servers… “by key”.' }],
});
const others = ['What does the CAP theorem say about partitions?', 'Raft']
  .map((title, index) => entryOf({ id: `other-${index}`, title }))
  .map((entry) => ({ entry, score: 0.5 }));
const context = { audience: 'own', pictures: new Map<string, never>() } as const;
const withOthers = cardView(card, { page: 1, audience: 'person', seeAlso: others });
const alone = cardView(card, { page: 1, audience: 'person' });

describe('a card with others below it', () => {
  it('is the same message as one rendered in one go', () => {
    expect(rendered(withOthers, 'private', context)).toEqual(renderView({ ...withOthers }, context));
  });

  it('shares the blocks above with the card alone', () => {
    const above = rendered(alone, 'private', context).blocks;
    const all = rendered(withOthers, 'private', context).blocks;
    expect(all.length).toBeGreaterThan(above.length);
    above.forEach((block, index) => {
      expect(all[index]).toBe(block);
    });
  });

  it('is the same object for the same others', () => {
    expect(cardView(card, { page: 1, audience: 'person', seeAlso: [...others] })).toBe(withOthers);
  });

  it('tells in its ids who sees it', () => {
    const ids = (audience: 'own' | 'all'): (string | undefined)[] =>
      rendered(withOthers, 'private', { ...context, audience }).blocks.map((block) => block.block_id);
    expect(ids('own').filter((id) => id?.startsWith('own:'))).not.toEqual([]);
    expect(ids('all').filter((id) => id?.startsWith('own:'))).toEqual([]);
  });
});

describe('the JSON of an answer', () => {
  it.each([
    ['blocks with fields before them', { text: 'é', blocks: [{ type: 'a', text: '“x”…' }, { type: 'b' }] }],
    ['blocks alone', { blocks: [] }],
    ['no blocks', { text: 'line\nbreak 🎉 \u2028' }],
  ])('says the same in ASCII: %s', (_what, content) => {
    const json = jsonOf(content);
    expect(json).toMatch(/^[\x20-\x7e]*$/);
    expect(JSON.parse(json)).toEqual(content);
  });

  it('is that of the message of a card', () => {
    const message = rendered(withOthers, 'private', context);
    expect(JSON.parse(jsonOf(message))).toEqual(JSON.parse(JSON.stringify(message)));
  });
});
