/** The one front door: an Event in, a Reply out. Whatever happens, a person gets an answer. */
import { decodeAction } from './action.ts';
import { actionHandlers, commands } from './commands/index.ts';
import type { ActionHandler, AnyCommand, Caller, OptionValues } from './commands/command.ts';
import { UserError } from './errors.ts';
import type { Event, Facts } from './event.ts';
import { faultView, givingBack, userErrorView } from './fault.ts';
import type { ActionKind } from './action.ts';
import type { Deps } from './ports.ts';
import { addressedInRoom, inRoom } from './rooms.ts';
import type { Reply, Suggestion } from './view.ts';

/** An event decoded: its static facts, known before it runs, and how to run it. */
interface Route {
  readonly facts: Facts;
  /** Free text, not of any command's form nor marked as a search: it may be meant for somebody else than the lookup. */
  readonly isFree?: true;
  /** See Command. */
  readonly isPersonal?: boolean;
  readonly run: (caller: Caller, deps: Deps) => Promise<Reply>;
}

/** How to acknowledge an event, before it is handled. Pure and fast; never throws. */
export function factsOf(event: Event, deps: Pick<Deps, 'corpus'>): Facts {
  return routeOf(event, deps).facts;
}

/** Handles an event. Never throws: an expected failure says what to do, a bug gets a reference id that is also in the log. */
export async function handle(event: Event, deps: Deps): Promise<Reply> {
  try {
    const route = routeOf(event, deps);
    if (route.facts.rights === 'manager' && !event.canManage) {
      throw event.isDirect === true
        ? new UserError(
            'not-here',
            'That is not for a conversation with me alone.',
            'Do it in the channel it is about.',
          )
        : new UserError('not-a-manager', 'Only people who manage this place can do that.', 'Ask one of its admins.');
    }
    return await route.run(callerOf(event), deps);
  } catch (error) {
    const view =
      error instanceof UserError
        ? userErrorView(error)
        : faultView(error, { event: event.kind, platform: event.from.platform }, deps);
    return {
      kind: 'view',
      delivery: 'private',
      view: event.kind === 'submit' ? givingBack(view, event.fields) : view,
    };
  }
}

function callerOf({ id, from, place, canManage, isDirect, zone }: Event): Caller {
  return {
    id,
    from,
    place,
    canManage,
    ...(isDirect === undefined ? {} : { isDirect }),
    ...(zone === undefined ? {} : { zone }),
  };
}

/** Choices while somebody types, best first; at most 25 (Discord). */
export function suggest(partial: string, deps: Pick<Deps, 'corpus'>): readonly Suggestion[] {
  return deps.corpus.suggest(partial, 25);
}

function routeOf(event: Event, deps: Pick<Deps, 'corpus'>): Route {
  switch (event.kind) {
    case 'line':
      return inItsRoom(event, lineRoute(event.text, {}, deps));
    case 'mention':
      return inItsRoom(event, publicly(lineRoute(event.text, { share: 'yes' }, deps)));
    case 'command': {
      const command = commands.find(({ name }) => name === event.name);
      return command === undefined ? expired : commandRoute(command, event.options);
    }
    case 'said':
    case 'unsaid':
      return {
        facts: { delivery: 'public', rights: 'anyone' },
        run: (_caller, deps) => inRoom(event, deps),
      };
    case 'press':
      return actionRoute(event.action, {});
    case 'submit':
      return actionRoute(event.action, event.fields);
  }
}

/**
 * A reserved verb counts only when the whole line is of its form; all else is a search, and `?` makes it one by force.
 * `extra` is added to the options of a search.
 */
function lineRoute(line: string, extra: OptionValues, deps: Pick<Deps, 'corpus'>): Route {
  const [ask, ...verbs] = commands;
  const text = line.trim();
  const isForced = text.startsWith('?');
  if (!isForced) {
    const verb = text.split(/\s/, 1)[0] ?? '';
    const command = verbs.find(({ name }) => name === verb.toLowerCase());
    const values = command?.readLine(text.slice(verb.length).trim(), deps.corpus);
    if (command !== undefined && values !== undefined) return commandRoute(command, values);
  }
  const search = commandRoute(ask, { ...ask.readLine(isForced ? text.slice(1).trim() : text, deps.corpus), ...extra });
  return isForced ? search : { ...search, isFree: true };
}

/** In the room of an interview free text is an answer to its interviewer. */
function inItsRoom(event: Extract<Event, { kind: 'line' | 'mention' }>, route: Route): Route {
  if (route.isFree !== true) return route;
  return {
    facts: route.facts,
    run: async (caller, deps) => (await addressedInRoom(event, deps)) ?? route.run(caller, deps),
  };
}

function commandRoute(command: AnyCommand, values: OptionValues): Route {
  return {
    facts: command.facts(values),
    isPersonal: command.isPersonal === true,
    run: (caller, deps) => command.run(values, caller, deps),
  };
}

function actionRoute(encoded: string, fields: Readonly<Record<string, string>>): Route {
  const action = decodeAction(encoded);
  if (action === undefined) return expired;
  // Each handler takes the action of its own kind; the table's type says so, an indexed read forgets it.
  const handler = actionHandlers[action.kind] as ActionHandler<ActionKind>;
  return { facts: handler.facts, run: (caller, deps) => handler.run(action, caller, deps, fields) };
}

/** A mention is answered in the open, but what only managers may see, or the person alone, stays private. */
function publicly(route: Route): Route {
  if (route.facts.rights === 'manager' || route.isPersonal === true) return route;
  return {
    ...route,
    facts: { ...route.facts, delivery: 'public' },
    run: async (caller, deps) => {
      const reply = await route.run(caller, deps);
      return reply.kind === 'view' ? { ...reply, delivery: 'public' } : reply;
    },
  };
}

const expired: Route = {
  facts: { delivery: 'private', rights: 'anyone' },
  run: async () => {
    throw new UserError(
      'expired',
      'This button is from another version of the bot and has expired.',
      'Look the entry up again to get fresh buttons.',
    );
  },
};
