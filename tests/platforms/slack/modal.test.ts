/** The fields of a Slack modal on their way back, and the choices while somebody types in one. */
import { beforeEach, describe, expect, it } from 'vitest';
import { fieldsOf, optionsFor } from '../../../src/platforms/slack/modal.ts';
import { typedText } from '../../../src/platforms/slack/typed-text.ts';
import { testDeps } from '../../deps.ts';
import { openFrontDoor, type FrontDoor } from './front-door.ts';
import { command, typing, type Json } from './payloads.ts';
import { optionFaults, partsOf } from './rules.ts';

describe('a field that comes back', () => {
  it.each<[string, Json, string]>([
    ['text', { type: 'plain_text_input', value: 'some words' }, 'some words'],
    ['text that was left empty', { type: 'plain_text_input', value: null }, ''],
    ['a choice', { type: 'static_select', selected_option: { value: 'hard' } }, 'hard'],
    ['no choice', { type: 'static_select', selected_option: null }, ''],
    ['boxes', { type: 'checkboxes', selected_options: [{ value: '1' }, { value: '7' }] }, '1,7'],
    ['no box', { type: 'checkboxes', selected_options: [] }, ''],
    ['a time', { type: 'timepicker', selected_time: '09:30' }, '09:30'],
    ['no time', { type: 'timepicker', selected_time: null }, ''],
    ['a zone', { type: 'external_select', selected_option: { value: 'Europe/Berlin' } }, 'Europe/Berlin'],
  ])('as %s is its text, by the name of its block', (_kind, element, expected) => {
    expect(fieldsOf({ field: { 'zone:field': element } })).toEqual({ field: expected });
  });

  it('of a shape that is not known gives nothing', () => {
    expect(fieldsOf({ field: { field: { selected_options: 'all' } } })).toEqual({});
  });
});

describe('while somebody types', () => {
  const suggest = () => [{ label: 'Sharding', entry: 'sharding' }];

  it('a zone is found by its city, and nothing else can be chosen', () => {
    const options = optionsFor('zone:zone', 'berl', suggest);
    expect(options).toEqual([
      { text: expect.objectContaining({ text: 'Europe/Berlin' }) as unknown, value: 'Europe/Berlin' },
    ]);
  });

  it('Slack gets at most a hundred zones, each within its bounds', () => {
    const options = optionsFor('zone:zone', 'a', suggest);
    expect(options).toHaveLength(100);
    expect(options.flatMap((option) => optionFaults({ ...option }))).toEqual([]);
  });

  it('an entry is suggested, and what was typed can be searched for', () => {
    expect(optionsFor('entry', 'shard', suggest).map(({ value }) => value)).toEqual(['sharding', 'shard']);
  });
});

describe('a form for times', () => {
  let slack: FrontDoor;
  beforeEach(async () => {
    slack = openFrontDoor(await testDeps());
  });

  it('begins with the zone of whoever opens it, as Slack tells it', async () => {
    const user = { id: 'U1', team_id: 'T1', is_admin: true, tz: 'Asia/Kolkata' };
    slack.answer('users.info', { ok: true, user });
    await slack.deliver(command('daily setup'));
    const opened = slack.calls.find(({ to }) => to === 'views.open');
    const initial = partsOf(opened?.body).flatMap((part) => part['initial_option'] ?? []);
    expect(initial).toContainEqual(
      expect.objectContaining({ value: expect.stringMatching(/^Asia\/(?:Kolkata|Calcutta)$/) as unknown }),
    );
  });

  it('offers zones in its field', async () => {
    await slack.deliver(typing('lisb', 'zone:zone'));
    expect(JSON.stringify(slack.acks)).toContain('Europe/Lisbon');
  });
});

describe('a line', () => {
  it.each([
    ['keeps a user group as it came', 'daily ping <!subteam^S1|@ops>', 'daily ping <!subteam^S1|@ops>'],
    ['keeps people as they came', 'sharding for:<@U1|ana>', 'sharding for:<@U1|ana>'],
    ['loses what would call everybody', 'hear <!channel>', 'hear channel'],
  ])('%s', (_what, typed, expected) => {
    expect(typedText(typed)).toBe(expected);
  });
});
