/** What to read next. */
import type { Entry } from '../../core/model.ts';

/** Shared tags tell more the fewer entries have them; the same topic counts as one rare tag. */
const topicWorth = 1;

/** Those the entry names, in its order; those that name it; then neighbours by tag and topic. `id` may be a former id. */
export function relatedEntries(id: string, entries: readonly Entry[], limit: number): Entry[] {
  const byId = new Map<string, Entry>();
  for (const entry of entries) for (const former of entry.was) byId.set(former, entry);
  for (const entry of entries) byId.set(entry.id, entry);
  const entry = byId.get(id);
  if (entry === undefined) return [];
  const named = entry.related.flatMap((other) => byId.get(other) ?? []);
  const naming = entries.filter((other) => other.related.some((name) => byId.get(name) === entry));
  const found = new Set([...named, ...naming]);
  if (found.size < limit) for (const neighbour of neighbours(entry, entries)) found.add(neighbour);
  found.delete(entry);
  return [...found].slice(0, limit);
}

function neighbours(entry: Entry, entries: readonly Entry[]): Entry[] {
  const worth = new Map(entry.tags.map((tag) => [tag, 1 / entries.filter((other) => other.tags.includes(tag)).length]));
  const closeness = (other: Entry): number =>
    other.tags.reduce((sum, tag) => sum + (worth.get(tag) ?? 0), other.topic === entry.topic ? topicWorth : 0);
  return entries
    .map((other) => ({ other, value: closeness(other) }))
    .filter(({ value }) => value > 0)
    .sort((a, b) => b.value - a.value)
    .map(({ other }) => other);
}
