/** The one front door: an Event in, a Reply out. */
import type { Event, Facts } from './event.ts';
import type { Deps } from './ports.ts';
import type { Reply, Suggestion } from './view.ts';

export function factsOf(event: Event, deps: Deps): Facts {
  throw new Error(`not written yet: ${event.kind} ${String(deps.corpus.all().length)}`);
}

export async function handle(event: Event, deps: Deps): Promise<Reply> {
  throw new Error(`not written yet: ${event.kind} ${String(deps.corpus.all().length)}`);
}

export function suggest(partial: string, deps: Deps): readonly Suggestion[] {
  return deps.corpus.suggest(partial, 25);
}
