/** How alike a query and the names of an entry are, each as a whole: what `asked as` phrases are compared by. */
import type { AskedWord } from './read-query.ts';
import type { SearchIndex } from './search-index.ts';

/**
 * Compares one query with the names of entries; `total` is the information of all its words. Gives the likeness of the name
 * of an entry that is most alike, 0-1: 1 when both hold the same words, whatever their order.
 */
export type NameMatcher = (asked: readonly AskedWord[], total: number) => (entry: number) => number;

/** Every name as a run of stems in one array of numbers: a query is compared with a thousand names. */
interface NameTable {
  /** The names of entry `e` are those from `ofEntry[e]` to before `ofEntry[e + 1]`. */
  readonly ofEntry: Uint32Array;
  /** Where the stems of each name stand, likewise. */
  readonly ofName: Uint32Array;
  readonly stems: Uint32Array;
  /** What the stems of each name tell together. */
  readonly sizes: Float64Array;
}

export function nameMatcher(index: Pick<SearchIndex, 'info' | 'names'>): NameMatcher {
  const { info } = index;
  const { ofEntry, ofName, stems, sizes } = tableOf(index);
  // Made once, as long as the vocabulary, and clean between queries: 0 where no asked word has the stem as a reading.
  const likenesses = new Float64Array(info.length);
  const words = new Uint16Array(info.length);
  let meant: number[] = [];
  const mean = (asked: readonly AskedWord[]): void => {
    for (const stem of meant) likenesses[stem] = 0;
    meant = [];
    asked.forEach(({ readings }, word) => {
      for (const { stem, likeness } of readings) {
        if ((likenesses[stem] ?? 0) >= likeness) continue;
        likenesses[stem] = likeness;
        words[stem] = word;
        meant.push(stem);
      }
    });
  };

  return (asked, total) => {
    mean(asked);
    const shares = Float64Array.from(asked, (word) => word.info / total);
    const covered = new Float64Array(asked.length);
    /** The share of the name that was asked for. Leaves in `covered` how far the name covers each word of the query. */
    const shareOf = (name: number): number => {
      let hit = 0;
      const end = ofName[name + 1] ?? 0;
      for (let at = ofName[name] ?? 0; at < end; at += 1) {
        const stem = stems[at] ?? 0;
        const likeness = likenesses[stem] ?? 0;
        if (likeness === 0) continue;
        if (hit === 0) covered.fill(0);
        hit += (info[stem] ?? 0) * likeness;
        const word = words[stem] ?? 0;
        covered[word] = Math.max(covered[word] ?? 0, likeness);
      }
      return hit / (sizes[name] ?? 1);
    };
    const coverage = (): number => {
      let sum = 0;
      for (let word = 0; word < shares.length; word += 1) sum += (covered[word] ?? 0) * (shares[word] ?? 0);
      return sum;
    };
    return (entry) => {
      let best = 0;
      const end = ofEntry[entry + 1] ?? 0;
      for (let name = ofEntry[entry] ?? 0; name < end; name += 1) {
        const share = shareOf(name);
        // Most names have too little of what was asked for, whatever they cover.
        if (harmonicMean(share, 1) <= best) continue;
        best = Math.max(best, harmonicMean(share, coverage()));
      }
      return best;
    };
  };
}

/** Harmonic mean: low where either is low. */
function harmonicMean(a: number, b: number): number {
  return (2 * a * b) / (a + b);
}

function tableOf({ info, names }: Pick<SearchIndex, 'info' | 'names'>): NameTable {
  const all = names.flat();
  return {
    ofEntry: startsOf(names.map((own) => own.length)),
    ofName: startsOf(all.map((name) => name.stems.length)),
    stems: Uint32Array.from(all.flatMap((name) => name.stems)),
    sizes: Float64Array.from(all, (name) => name.stems.reduce((sum, stem) => sum + (info[stem] ?? 0), 0)),
  };
}

/** Where each of several runs begins, and where the last one ends. */
function startsOf(lengths: readonly number[]): Uint32Array {
  const starts = new Uint32Array(lengths.length + 1);
  lengths.forEach((length, at) => {
    starts[at + 1] = (starts[at] ?? 0) + length;
  });
  return starts;
}
