/** Slack in the chaos run: the channels of the contract server behind a front that misbehaves. */
import { openChannels, us, type Outcome } from '../../tests/contracts/slack-channels.ts';
import type { Answer, Platform, Request } from './front.ts';
import type { Ledger } from './ledger.ts';

type Json = Readonly<Record<string, unknown>>;

export function slackPlatform(now: () => number, ledger: Ledger): Platform {
  const channels = openChannels(() => Temporal.Instant.fromEpochMilliseconds(now()));
  const post = (args: Json, mark: string): Answer => {
    const outcome = channels.post(args, us);
    const message = channels.all().at(-1);
    if (typeof outcome !== 'string' && message !== undefined) {
      const { channel, thread, ts: id } = message;
      ledger.take({ platform: 'slack', channel, thread, id, mark, at: now() });
    }
    return said(outcome);
  };
  const remove = (args: Json): Answer => {
    ledger.remove(String(args['ts']), now());
    return said(channels.remove(args));
  };
  const others: Readonly<Record<string, (args: Json) => Answer>> = {
    'chat.update': (args) => said(channels.update(args)),
    'chat.delete': remove,
    'conversations.history': (args) => said(channels.history(args)),
    'conversations.replies': (args) => said(channels.replies(args)),
    'pins.add': (args) => said(channels.pin(args)),
  };
  return {
    read: (line, _url, body): Request => {
      const args = argumentsOf(body);
      const what = line.replace('POST /api/', '');
      const channel = String(args['channel']);
      const mark = markOf(args['metadata']);
      const take = (): Answer =>
        what === 'chat.postMessage' ? post(args, mark ?? '') : (others[what]?.(args) ?? said('unknown_method'));
      const kind = what === 'chat.postMessage' ? 'post' : what.startsWith('conversations') ? 'find' : 'other';
      return { kind, what, channel, mark, take };
    },
    limited: (seconds) => ({ status: 429, headers: { 'retry-after': String(seconds) } }),
    denied: said('missing_scope'),
  };
}

function said(outcome: Outcome): Answer {
  const body = typeof outcome === 'string' ? { ok: false, error: outcome } : { ok: true, ...outcome };
  return { status: 200, body };
}

/** The Web API takes forms whose structured values are JSON. */
function argumentsOf(form: string): Json {
  const structured = ['blocks', 'metadata'];
  return Object.fromEntries(
    [...new URLSearchParams(form)].map(([key, value]) => {
      const read: unknown = structured.includes(key) ? JSON.parse(value) : value;
      return [key, read] as const;
    }),
  );
}

function markOf(metadata: unknown): string | undefined {
  return (metadata as { readonly event_payload: { readonly mark: string } } | undefined)?.event_payload.mark;
}
