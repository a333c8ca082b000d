/** The sections whose bullets have a form of their own: numbers, follow-ups, clarifications, mistakes, hints, probes, phases. */
import {
  plain,
  type Clarification,
  type FollowUp,
  type Mistake,
  type NumberNote,
  type Phase,
  type Probe,
  type Rich,
} from '../../core/model.ts';
import { bulletsOf } from './bullets.ts';
import { rawText, type Item, type Node } from './markdown.ts';
import type { Scribe } from './scribe.ts';

/** The bullets of a section that is one list; whatever else stands in it is a fault. */
function itemsOf(nodes: readonly Node[], scribe: Scribe): readonly Item[] {
  return nodes.flatMap((node) => {
    if (node.kind === 'list') return node.items;
    scribe.fault(node.line, 'only a list belongs in this section: make it a bullet');
    return [];
  });
}

/** What stands left and right of the first arrow. */
function aroundArrow(text: string): readonly [string, string] | undefined {
  const arrow = /\s(?:->|→)\s/.exec(text);
  if (arrow === null) return undefined;
  const right = text.slice(arrow.index + arrow[0].length).trim();
  return right === '' ? undefined : [text.slice(0, arrow.index).trim(), right];
}

/** Bullets inside bullets stand for themselves here. */
export function readNumbers(nodes: readonly Node[], scribe: Scribe): readonly NumberNote[] {
  return itemsOf(nodes, scribe).flatMap((item) => {
    const own = item.nodes.filter((node) => node.kind !== 'list');
    const text = scribe.rich(rawText(own), item.line);
    const nested = item.nodes.filter((node) => node.kind === 'list');
    return [...(plain(text) === '' ? [] : [{ text, line: item.line }]), ...readNumbers(nested, scribe)];
  });
}

export function readFollowUps(nodes: readonly Node[], scribe: Scribe): readonly FollowUp[] {
  return itemsOf(nodes, scribe).flatMap((item) => {
    const parts = aroundArrow(rawText(item.nodes));
    if (parts === undefined) {
      scribe.fault(item.line, 'a follow-up needs "question? [words of the point] -> answer", so this one is left out');
      return [];
    }
    const probed = /\[([^[\]]*)\]$/.exec(parts[0]);
    const question = probed === null ? parts[0] : parts[0].slice(0, probed.index);
    const probes = (probed?.[1] ?? '').trim();
    if (probes === '')
      scribe.fault(item.line, 'the follow-up names no point: put words of its head in [brackets] before ->');
    return [
      { question: scribe.rich(question, item.line), answer: scribe.rich(parts[1], item.line), probes, line: item.line },
    ];
  });
}

export function readClarifications(nodes: readonly Node[], scribe: Scribe): readonly Clarification[] {
  return itemsOf(nodes, scribe).flatMap((item) => {
    const parts = aroundArrow(rawText(item.nodes));
    if (parts === undefined) {
      scribe.fault(
        item.line,
        'a clarification needs "question? -> what the interviewer says", so this one is left out',
      );
      return [];
    }
    return [{ question: scribe.rich(parts[0], item.line), answer: scribe.rich(parts[1], item.line), line: item.line }];
  });
}

export function readMistakes(nodes: readonly Node[], scribe: Scribe): readonly Mistake[] {
  return itemsOf(nodes, scribe).flatMap((item) => {
    const text = rawText(item.nodes).trim();
    const end = /["”]\s*:\s/.exec(text);
    const claim = end === null ? '' : text.slice(1, end.index).trim();
    if (end === null || claim === '' || !/^["“]/.test(text)) {
      scribe.fault(item.line, 'a mistake needs "what people say": what is right instead, so this one is left out');
      return [];
    }
    const correction = scribe.rich(text.slice(end.index + end[0].length), item.line);
    return [{ claim: plain(scribe.rich(claim, item.line)), correction, line: item.line }];
  });
}

export function readHints(nodes: readonly Node[], scribe: Scribe): readonly Rich[] {
  const items = itemsOf(nodes, scribe);
  const [first] = items;
  if (first !== undefined && items.length !== 3) {
    scribe.fault(
      first.line,
      `${String(items.length)} hints instead of three: write a nudge, the technique and a walk-through`,
    );
  }
  return items.map((item) => scribe.rich(rawText(item.nodes), item.line));
}

const probeHead = /^([^()\n]{1,60})\(([<>]=|[≤≥])? ?(\d{1,3})(?: ?(?:[-–]|to) ?(\d{1,3}))?\) ?:/;

/** The band that `>=75`, `<=20`, `40-60` or `50` stands for, or undefined when there is nothing in it. */
function bandOf(
  sign: string | undefined,
  from: number,
  to: number | undefined,
): Pick<Probe, 'min' | 'max'> | undefined {
  const isLower = sign === '>=' || sign === '≥';
  const isUpper = sign === '<=' || sign === '≤';
  const band = { min: isUpper ? 0 : from, max: isLower ? 100 : (to ?? from) };
  const isOdd = (isLower || isUpper) && to !== undefined;
  return isOdd || band.min > band.max || band.max > 100 ? undefined : band;
}

export function readProbes(nodes: readonly Node[], scribe: Scribe): readonly Probe[] {
  return itemsOf(nodes, scribe).flatMap((item) => {
    const text = rawText(item.nodes).trim();
    const head = probeHead.exec(text);
    const band = head && bandOf(head[2], Number(head[3]), head[4] === undefined ? undefined : Number(head[4]));
    const answer = head === null ? '' : scribe.hidden(text.slice(head[0].length), item.line);
    if (!band || answer === '') {
      scribe.fault(
        item.line,
        'a probe needs "name (>=75): an answer as a person would type it"; (<=20) and (40-60) work too; this one is left out',
      );
      return [];
    }
    return [{ name: (head[1] ?? '').trim(), ...band, answer, line: item.line }];
  });
}

export function readPhases(nodes: readonly Node[], scribe: Scribe): readonly Phase[] {
  return itemsOf(nodes, scribe).flatMap((item) => {
    const [first, ...rest] = item.nodes;
    const title = first?.kind === 'paragraph' ? plain(scribe.rich(first.text, item.line)) : '';
    if (title === '') {
      scribe.fault(item.line, 'a phase needs a title: begin its bullet with one');
      return [];
    }
    return [{ title: title.replace(/:$/, ''), notes: bulletsOf(rest, scribe), line: item.line }];
  });
}
