/** The tools of the content checker: the grader, the renderer of diagrams, and every platform's limits. Loads two SDKs; import it late. */
import { createGrader } from '../core/interview/grade.ts';
import { cardView } from '../core/lookup/card.ts';
import { pagesOf } from '../core/lookup/pages.ts';
import type { Entry } from '../core/model.ts';
import type { View } from '../core/view.ts';
import type { CheckTools } from '../corpus/check/check.ts';
import { drawForCheck } from '../corpus/diagram/draw.ts';
import { renderView as renderDiscord } from '../platforms/discord/render.ts';
import { renderView as renderSlack } from '../platforms/slack/render.ts';

const audiences = ['person', 'channel'] as const;

export function checkTools(today: Temporal.PlainDate): CheckTools {
  return { grader: createGrader(), draw: drawForCheck, pagesFaults, today };
}

/** Every page as either audience gets it on each platform, its picture there or not. Each fault once. */
export function pagesFaults(entry: Entry): readonly string[] {
  const faults = new Set<string>();
  const hashes = entry.diagram === undefined ? [] : [entry.diagram.hash];
  for (const page of pagesOf(entry).keys()) {
    for (const audience of audiences) {
      const view = cardView(entry, { page: page + 1, audience });
      for (const shown of [hashes, []]) {
        for (const misfit of misfits(view, shown, audience === 'person' ? 'own' : 'all')) {
          faults.add(`page ${page + 1} ${misfit}`);
        }
      }
    }
  }
  return [...faults];
}

function misfits(view: View, hashes: readonly string[], seat: 'own' | 'all'): readonly string[] {
  const pictures = new Map(hashes.map((hash) => [hash, { file: hash }]));
  const renders = [() => renderSlack(view, { audience: seat, pictures }), () => renderDiscord(view, new Set(hashes))];
  return renders.flatMap((render) => misfitOf(render) ?? []);
}

function misfitOf(render: () => unknown): string | undefined {
  try {
    render();
    return undefined;
  } catch (error) {
    if (error instanceof RangeError) return error.message;
    throw error;
  }
}
