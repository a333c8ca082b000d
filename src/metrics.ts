/** Counters and distributions in Prometheus' text format, version 0.0.4. A dozen names need no library. */
import type { Metrics } from './core/ports.ts';

/** What is measured, with its help text. A name that is not here is a bug and is refused. */
const help: Readonly<Record<string, string>> = {
  deliveries_total:
    'Changes of state of deliveries: claimed, posting, done, retry, verify, limited, dropped, blocked, failed, lost-claim.',
  due_total: 'Questions that became due and were planned.',
  reconciled_total: 'Looks for a message whose answer was lost, by outcome.',
  skipped_total: 'Dates that passed without a question.',
  lateness_seconds: 'From when a post or reveal was due until the platform took it.',
};
/** Seconds. */
const buckets = [1, 2, 5, 10, 20, 30, 60, 300, 1800, 7200];

interface Distribution {
  /** How many values were at most as large as each bucket's bound. */
  readonly within: number[];
  count: number;
  sum: number;
}

export interface OpenMetrics extends Metrics {
  /** `now` are values read at this moment: name, help text, value for each set of labels. */
  readonly write: (now: readonly Reading[]) => string;
}

export interface Reading {
  readonly name: string;
  readonly help: string;
  readonly values: readonly { readonly labels: Readonly<Record<string, string>>; readonly value: number }[];
}

const prefix = 'sysdesign_';

export function createMetrics(): OpenMetrics {
  const counters = new Map<string, Map<string, number>>();
  const distributions = new Map<string, Map<string, Distribution>>();
  return {
    count: (name, labels = {}, by = 1) => {
      const values = seriesOf(counters, name);
      const key = labelText(labels);
      values.set(key, (values.get(key) ?? 0) + by);
    },
    observe: (name, value, labels = {}) => {
      const values = seriesOf(distributions, name);
      const key = labelText(labels);
      const distribution = values.get(key) ?? { within: buckets.map(() => 0), count: 0, sum: 0 };
      distribution.count += 1;
      distribution.sum += value;
      buckets.forEach((bound, index) => {
        if (value <= bound) distribution.within[index] = (distribution.within[index] ?? 0) + 1;
      });
      values.set(key, distribution);
    },
    write: (now) =>
      [
        ...[...counters].flatMap(([name, values]) => [
          ...head(name, help[name] ?? '', 'counter'),
          ...[...values].map(([labels, value]) => `${prefix}${name}${braced(labels)} ${value}`),
        ]),
        ...[...distributions].flatMap(([name, values]) => [
          ...head(name, help[name] ?? '', 'histogram'),
          ...[...values].flatMap(([labels, distribution]) => distributionLines(name, labels, distribution)),
        ]),
        ...now.flatMap(({ name, help: text, values }) => [
          ...head(name, text, 'gauge'),
          ...values.map(({ labels, value }) => `${prefix}${name}${braced(labelText(labels))} ${value}`),
        ]),
        '',
      ].join('\n'),
  };
}

function seriesOf<Value>(all: Map<string, Map<string, Value>>, name: string): Map<string, Value> {
  if (!Object.hasOwn(help, name)) throw new RangeError(`there is no metric named ${name}`);
  const values = all.get(name) ?? new Map<string, Value>();
  all.set(name, values);
  return values;
}

function head(name: string, text: string, type: string): string[] {
  return [`# HELP ${prefix}${name} ${text}`, `# TYPE ${prefix}${name} ${type}`];
}

function distributionLines(name: string, labels: string, { within, count, sum }: Distribution): string[] {
  const bucket = (bound: string, value: number): string =>
    `${prefix}${name}_bucket${braced([labels, `le="${bound}"`].filter(Boolean).join(','))} ${value}`;
  return [
    ...buckets.map((bound, index) => bucket(String(bound), within[index] ?? 0)),
    bucket('+Inf', count),
    `${prefix}${name}_sum${braced(labels)} ${sum}`,
    `${prefix}${name}_count${braced(labels)} ${count}`,
  ];
}

function labelText(labels: Readonly<Record<string, string>>): string {
  return Object.entries(labels)
    .map(([name, value]) => `${name}="${value.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n')}"`)
    .join(',');
}

function braced(labels: string): string {
  return labels === '' ? '' : `{${labels}}`;
}
