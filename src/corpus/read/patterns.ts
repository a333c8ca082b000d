/** The lines of a point that the grader reads: `accept: …`, `explain: …` and `reject: … -> …`, each in backticks. */
import type { PatternLine, Point, Rejection } from '../../core/model.ts';
import type { Node } from './markdown.ts';
import type { Scribe } from './scribe.ts';

export interface Rubric {
  readonly accept: PatternLine[];
  readonly explain: PatternLine[];
  readonly reject: Rejection[];
}

export function emptyRubric(): Rubric {
  return { accept: [], explain: [], reject: [] };
}

export function isGraded(point: Pick<Point, 'accept' | 'explain' | 'reject'>): boolean {
  return point.accept.length + point.explain.length + point.reject.length > 0;
}

interface CodeSpan {
  readonly text: string;
  readonly line: number;
}

const keyword = /^(accept|explain|reject):/;

/** The code spans of a paragraph that is nothing but code spans; undefined for any other text. */
function codeSpans(raw: string, line: number): readonly CodeSpan[] | undefined {
  const spans: CodeSpan[] = [];
  let end = 0;
  for (const match of raw.matchAll(/`([^`]*)`/g)) {
    if (raw.slice(end, match.index).trim() !== '') return undefined;
    const above = raw.slice(0, match.index).split('\n').length - 1;
    spans.push({ text: (match[1] ?? '').replace(/\s+/g, ' ').trim(), line: line + above });
    end = match.index + match[0].length;
  }
  return raw.slice(end).trim() === '' ? spans : undefined;
}

/** A span without a keyword goes on with the pattern before it. */
function joined(spans: readonly CodeSpan[]): readonly CodeSpan[] {
  const patterns: CodeSpan[] = [];
  for (const span of spans) {
    const last = patterns.at(-1);
    if (last === undefined || keyword.test(span.text)) patterns.push(span);
    else patterns.splice(-1, 1, { ...last, text: `${last.text} ${span.text}` });
  }
  return patterns;
}

function file({ text, line }: CodeSpan, rubric: Rubric, scribe: Scribe): void {
  const kind = keyword.exec(text)?.[1];
  const body = text.replace(keyword, '').trim();
  if (body === '') scribe.fault(line, `the ${kind ?? ''} line has no pattern: write one after the colon`);
  else if (kind === 'accept' || kind === 'explain') rubric[kind].push({ pattern: body, line });
  else {
    const [pattern = '', correction = ''] = body.split(/\s+->\s+(.*)/s);
    if (pattern === '' || correction === '')
      scribe.fault(line, 'a reject line needs "pattern -> what is right instead"');
    else rubric.reject.push({ pattern, correction: correction.trim(), line });
  }
}

/** Whether the node holds patterns; those it holds are filed in `rubric`. */
export function takePatterns(node: Node | undefined, rubric: Rubric, scribe: Scribe): boolean {
  if (node?.kind !== 'paragraph') return false;
  const spans = codeSpans(node.text, node.line);
  if (spans?.[0] === undefined || !keyword.test(spans[0].text)) {
    if (/^`?(?:accept|explain|reject):/.test(node.text) && scribe.form === 'full') {
      scribe.fault(node.line, 'a pattern stands alone in its bullet, in one pair of backticks');
    }
    return false;
  }
  for (const span of joined(spans)) file(span, rubric, scribe);
  return true;
}
