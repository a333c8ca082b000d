/** The views of privacy, for the golden files. */
import { overView } from '../src/core/privacy/erase.ts';
import { keptKinds, type Kept } from '../src/core/privacy/ports.ts';
import { deleteAskedView, deletedView, exportView, privacyView } from '../src/core/privacy/views.ts';
import type { View } from '../src/core/view.ts';

const nothing = Object.fromEntries(keptKinds.map((kind) => [kind, 0])) as Kept;
const much = Object.fromEntries(keptKinds.map((kind, index) => [kind, index + 1])) as Kept;
const noData = {
  dailyAnswers: [],
  interviews: [],
  ledInterviews: [],
  claims: [],
  ratings: [],
  reports: [],
  waiting: [],
  subscriptions: [],
  messages: [],
};

export const privacyViews: Readonly<Record<string, View>> = {
  'privacy-nothing': privacyView(nothing),
  'privacy-much': privacyView(much),
  'privacy-export': exportView(noData, Temporal.Instant.from('2026-11-24T09:00:00Z')),
  'privacy-delete': deleteAskedView(much, true),
  'privacy-delete-nothing': deleteAskedView({ ...nothing, subscriptions: 2 }, false),
  'privacy-deleted': deletedView(much),
  'privacy-over': overView,
};
