/** A mock interview of two on Discord, through the real client and the real core: what each of them is shown. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { testDeps, type TestDeps } from '../../deps.ts';
import { corpusToTalkAbout, holdInterview } from '../room.ts';
import { openFrontDoor, type FrontDoor, type Json } from './front-door.ts';
import { button, ids } from './payloads.ts';
import { faultsOf, markdownIn } from './rules.ts';

const ephemeral = 64;

let open: FrontDoor;
let deps: TestDeps;
beforeEach(async () => {
  deps = await testDeps({ corpus: corpusToTalkAbout });
  open = openFrontDoor(deps);
});
afterEach(() => open.close());

/** Everything in payloads.ts is done by one person, who has this role. */
async function hold(role: 'candidate' | 'interviewer'): Promise<void> {
  const me = { platform: 'discord', tenant: ids.guild, id: ids.person } as const;
  const other = { ...me, id: ids.other } as const;
  const [candidate, interviewer] = role === 'candidate' ? [me, other] : [other, me];
  await holdInterview(
    deps,
    candidate,
    { platform: 'discord', tenant: ids.guild, channel: ids.channel },
    { interviewer },
  );
}

async function pressed(action: string, seat: 'own' | 'all'): Promise<Json> {
  await open.receive('INTERACTION_CREATE', button(action, seat));
  return open.sent.at(-1)?.body ?? {};
}

it('the interviewer’s card opens for them alone, and a tick takes its place', async () => {
  await hold('interviewer');
  const card = await pressed('1:guide:1:3', 'all');
  expect(open.sent[0]?.body).toEqual({ type: 5, data: { flags: ephemeral } });
  expect(faultsOf(card)).toEqual([]);
  expect(markdownIn(card).join('\n')).toContain('○ Bound the queue');
  const ticked = await pressed('1:tick:1:0:named', 'own');
  expect(markdownIn(ticked).join('\n')).toContain('◐ Bound the queue');
  expect((await deps.store.interviews.get(1))?.ticks).toEqual({ 'Bound the queue': 'named' });
});

it('the candidate is not shown it', async () => {
  await hold('candidate');
  expect(markdownIn(await pressed('1:guide:1:3', 'all')).join('\n')).toContain('would give the answers away');
});
