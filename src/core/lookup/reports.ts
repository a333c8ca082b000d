/** What managers see of reported problems and missing topics. */
import type { Miss, Report } from '../ports.ts';
import { bullet, rich, shorten, strong } from '../rich.ts';
import type { Block, Button, View } from '../view.ts';

export function reportedView(): View {
  return {
    summary: 'Thank you. Your report is stored; the people who keep the corpus read it.',
    blocks: [{ kind: 'text', text: rich('Thank you. Your report is stored; the people who keep the corpus read it.') }],
  };
}

export interface ReportsPage {
  readonly open: readonly Report[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly misses: readonly Miss[];
  readonly titleOf: (entry: string) => string;
}

export function reportsView({ open, total, page, pages, misses, titleOf }: ReportsPage): View {
  const nav: Button[] = [];
  if (page > 1) nav.push({ label: 'Back', action: { kind: 'reports', page: page - 1 } });
  if (page < pages) nav.push({ label: 'More', action: { kind: 'reports', page: page + 1 } });
  return {
    summary: total === 1 ? '1 open report.' : `${total} open reports.`,
    blocks: [
      { kind: 'title', text: 'Reported problems' },
      ...(open.length === 0
        ? [{ kind: 'text', text: rich('None are open.') } as const]
        : open.flatMap((report) => reportBlocks(report, titleOf))),
      ...(pages > 1 ? [{ kind: 'note', text: rich(`Page ${page} of ${pages}`) } as const] : []),
      ...(nav.length > 0 ? [{ kind: 'buttons', buttons: nav } as const] : []),
      ...missBlocks(misses),
    ],
  };
}

function reportBlocks(report: Report, titleOf: (entry: string) => string): Block[] {
  return [
    { kind: 'text', text: rich(strong(shorten(titleOf(report.entry), 150))) },
    { kind: 'text', text: rich(shorten(report.text, 400)) },
    { kind: 'note', text: rich(`Report ${report.id}, ${report.at.toString().slice(0, 10)}`) },
    {
      kind: 'buttons',
      buttons: [
        { label: 'Done', action: { kind: 'settle', report: report.id }, spoken: `Close report ${report.id}` },
        { label: 'Open the entry', action: { kind: 'show', entry: report.entry, page: 1 } },
      ],
    },
  ];
}

function missBlocks(misses: readonly Miss[]): Block[] {
  if (misses.length === 0) return [];
  return [
    { kind: 'heading', text: 'Searched in vain' },
    {
      kind: 'bullets',
      items: misses.map((miss) =>
        bullet(
          strong(miss.text),
          `: ${miss.times} ${miss.times === 1 ? 'time' : 'times'}${miss.wanted > 0 ? `, wanted by ${miss.wanted}` : ''}`,
        ),
      ),
    },
    { kind: 'note', text: rich('Counted over everyone who uses this bot, without names.') },
  ];
}
