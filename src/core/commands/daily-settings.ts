/** The buttons and forms by which managers run the daily question. */
import * as manage from '../daily/manage.ts';
import type { Level, Settings } from '../daily/model.ts';
import { readReveal, readTime, readWeekdays, readZone } from '../daily/read-settings.ts';
import { usualSettings } from '../daily/usual.ts';
import { statusView } from '../daily/views/settings.ts';
import { UserError } from '../errors.ts';
import type { Deps } from '../ports.ts';
import type { Reply } from '../view.ts';
import type { ActionHandlers, Caller } from './command.ts';
import { runVerb } from './daily.ts';

type Fields = Readonly<Record<string, string>>;

const levels: readonly Level[] = ['any', 'ramp', 'easy', 'medium', 'hard'];

export const dailySettingsActions: ActionHandlers<'daily' | 'edit' | 'saved' | 'retry'> = {
  daily: {
    facts: { delivery: 'replace', rights: 'manager' },
    run: async (action, caller, deps) => {
      if (action.verb !== 'removed')
        return runVerb({ verb: action.verb, entry: '', role: '' }, caller, deps, 'replace');
      const subscription = await manage.subscriptionOf(caller.place, deps);
      return replyWith(subscription.id, await manage.remove(subscription, deps), 'replace', deps);
    },
  },
  edit: {
    facts: { delivery: 'form', rights: 'manager' },
    run: async (action, caller, deps) =>
      runVerb({ verb: action.form === 'times' ? 'setup' : 'questions', entry: '', role: '' }, caller, deps, 'private'),
  },
  saved: {
    facts: { delivery: 'private', rights: 'manager' },
    run: async (action, caller, deps, fields) =>
      action.form === 'times' ? saveTimes(caller, fields, deps) : saveQuestions(caller, fields, deps),
  },
  retry: {
    facts: { delivery: 'private', rights: 'anyone' },
    run: async (action, caller, deps) => {
      const subscription = await deps.store.subscriptions.get(action.subscription);
      const { from } = caller;
      const isTheirs = subscription?.setUpBy.id === from.id && subscription.setUpBy.platform === from.platform;
      if (subscription === undefined || !isTheirs) {
        throw new UserError(
          'not-yours',
          'Only who set the daily question up can do that from here.',
          'Use “daily status” in the channel.',
        );
      }
      const done = subscription.state === 'blocked' ? await manage.resume(subscription, deps) : undefined;
      return replyWith(subscription.id, done, 'private', deps);
    },
  },
};

async function saveTimes(caller: Caller, fields: Fields, deps: Deps): Promise<Reply> {
  const times: Pick<Settings, 'schedule' | 'reveal'> = {
    schedule: {
      time: readTime(fields['time'] ?? ''),
      zone: readZone(fields['zone'] ?? ''),
      weekdays: readWeekdays(fields['weekdays'] ?? ''),
    },
    reveal: readReveal(fields['reveal'] ?? ''),
  };
  const place = manage.channelOf(caller.place);
  const present = await deps.store.subscriptions.of(place);
  const nextAt = await manage.nextDue(present, times, deps);
  if (present === undefined || present.state === 'removed') {
    const settings = present === undefined ? { ...usualSettings, ...times } : { ...present, ...times };
    const added = await deps.store.subscriptions.add(place, settings, caller.from, nextAt);
    if (added === undefined) {
      throw new UserError('set-up-meanwhile', 'Somebody else has just set this up.', 'Look at it with: daily status');
    }
    return replyWith(added.id, 'The daily question is set up.', 'private', deps);
  }
  await manage.change(present, { ...times, ...(present.state === 'active' ? { nextAt } : {}) }, deps);
  return replyWith(present.id, 'Saved.', 'private', deps);
}

async function saveQuestions(caller: Caller, fields: Fields, deps: Deps): Promise<Reply> {
  const subscription = await manage.subscriptionOf(caller.place, deps);
  const categories = (fields['categories'] ?? '').split(',').filter((slug) => /^[a-z0-9-]{1,60}$/.test(slug));
  await manage.change(
    subscription,
    {
      categories,
      level: levels.find((level) => level === fields['level']) ?? subscription.level,
      thread: fields['thread'] !== 'no',
      pin: fields['pin'] === 'yes',
    },
    deps,
  );
  return replyWith(subscription.id, 'Saved.', 'private', deps);
}

async function replyWith(
  id: number,
  done: string | undefined,
  delivery: 'private' | 'replace',
  deps: Deps,
): Promise<Reply> {
  const subscription = await deps.store.subscriptions.get(id);
  if (subscription === undefined) throw new Error('the subscription that was just written is gone');
  return { kind: 'view', delivery, view: statusView(await manage.statusOf(subscription, deps, done)) };
}
