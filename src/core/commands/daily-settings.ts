/** The buttons and forms by which managers run the daily question. */
import * as manage from '../daily/manage.ts';
import { levels, type Settings, type Subscription } from '../daily/model.ts';
import { readReveal, readTime, readWeekdays, readZone } from '../daily/read-settings.ts';
import { skip } from '../daily/skip.ts';
import { usualSettings } from '../daily/usual.ts';
import { UserError } from '../errors.ts';
import type { Deps } from '../ports.ts';
import type { Reply } from '../view.ts';
import type { ActionHandlers, Caller } from './command.ts';
import { runVerb, statusReply } from './daily.ts';
import { channelOf } from '../model.ts';

type Fields = Readonly<Record<string, string>>;

export const dailySettingsActions: ActionHandlers<'daily' | 'skip' | 'edit' | 'saved' | 'retry'> = {
  daily: {
    facts: { delivery: 'replace', rights: 'manager' },
    run: async (action, caller, deps) => {
      if (action.verb !== 'removed')
        return runVerb({ verb: action.verb, entry: '', role: '' }, caller, deps, 'replace');
      const subscription = await manage.subscriptionOf(caller.place, deps);
      return statusReply(subscription.id, await manage.remove(subscription, deps), 'replace', deps);
    },
  },
  skip: {
    facts: { delivery: 'replace', rights: 'manager' },
    run: async (action, caller, deps) => {
      manage.checkChannel(caller);
      const subscription = await manage.subscriptionOf(caller.place, deps);
      return statusReply(subscription.id, await skip(subscription, action.date, deps), 'replace', deps);
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
      const { platform, tenant, channel } = subscription.place;
      const { place } = caller;
      const isThere = place.platform === platform && place.tenant === tenant && place.channel === channel;
      return statusReply(subscription.id, await lookAgain(subscription, deps), 'private', deps, !isThere);
    },
  },
};

/** What was paused by hand stays so. */
async function lookAgain(subscription: Subscription, deps: Deps): Promise<string | undefined> {
  if (subscription.state === 'blocked') return manage.resume(subscription, deps);
  return (await manage.tryAgain(subscription, deps)) ? 'What was held up is tried again now.' : undefined;
}

async function saveTimes(caller: Caller, fields: Fields, deps: Deps): Promise<Reply> {
  manage.checkChannel(caller);
  const times: Pick<Settings, 'schedule' | 'reveal'> = {
    schedule: {
      time: readTime(fields['time'] ?? ''),
      zone: readZone(fields['zone'] ?? ''),
      weekdays: readWeekdays(fields['weekdays'] ?? ''),
    },
    reveal: readReveal(fields['reveal'] ?? ''),
  };
  const place = channelOf(caller.place);
  const present = await deps.store.subscriptions.of(place);
  const nextAt = await manage.nextDue(present, times, deps);
  if (present === undefined || present.state === 'removed') {
    const settings = present === undefined ? { ...usualSettings, ...times } : { ...present, ...times };
    const added = await deps.store.subscriptions.add(place, settings, caller.from, nextAt);
    if (added === undefined) {
      throw new UserError('set-up-meanwhile', 'Somebody else has just set this up.', 'Look at it with: daily status');
    }
    return statusReply(added.id, 'The daily question is set up.', 'private', deps);
  }
  await manage.change(present, { ...times, ...(present.state === 'active' ? { nextAt } : {}) }, deps);
  return statusReply(present.id, 'Saved.', 'private', deps);
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
  return statusReply(subscription.id, 'Saved.', 'private', deps);
}
