/** How alike a query and the names of an entry are, each as a whole: what `asked as` phrases are compared by. */
import type { AskedWord } from './read-query.ts';
import type { SearchIndex } from './search-index.ts';

/**
 * Compares one query with the names of `entries`; `total` is the information of all its words. Gives for each entry the likeness
 * of the name that is most alike, 0-1: 1 when both hold the same words, whatever their order.
 */
export type NameMatcher = (asked: readonly AskedWord[], total: number, entries: readonly number[]) => number[];

/** Every name as a run of stems in one array of numbers, and every stem as a run of the names that hold it. */
interface NameTable {
  /** The entry that has each name. */
  readonly entries: Uint32Array;
  /** The stems of name `n` stand from `ofName[n]` to before `ofName[n + 1]`. */
  readonly ofName: Uint32Array;
  readonly stems: Uint32Array;
  /** What the stems of each name tell together. */
  readonly sizes: Float64Array;
  /** The names that hold each stem stand likewise. */
  readonly ofStem: Uint32Array;
  readonly names: Uint32Array;
}

export function nameMatcher(index: Pick<SearchIndex, 'info' | 'names'>): NameMatcher {
  const { info } = index;
  const { entries: owners, ofName, stems, sizes, ofStem, names } = tableOf(index);
  // Made once, as long as the vocabulary, the names or the corpus, and clean between queries.
  const taken: Taken = { likenesses: new Float64Array(info.length), words: new Uint16Array(info.length) };
  const { likenesses, words } = taken;
  const hits = new Float64Array(sizes.length);
  const best = new Float64Array(index.names.length);
  const isCompared = new Uint8Array(index.names.length);

  /** The names of compared entries that hold any of them; `hits` then says what they tell of each name. */
  const namesHolding = (meant: readonly number[]): number[] => {
    const holding: number[] = [];
    for (const stem of meant) {
      const worth = (info[stem] ?? 0) * (likenesses[stem] ?? 0);
      const end = ofStem[stem + 1] ?? 0;
      for (let at = ofStem[stem] ?? 0; at < end; at += 1) {
        const name = names[at] ?? 0;
        if (isCompared[owners[name] ?? 0] === 0) continue;
        if (hits[name] === 0) holding.push(name);
        hits[name] = (hits[name] ?? 0) + worth;
      }
    }
    return holding;
  };
  /** The share of the query that the name covers; each word has its share in `shares`. */
  const coverageBy = (name: number, shares: Float64Array): number => {
    const covered = new Float64Array(shares.length);
    const end = ofName[name + 1] ?? 0;
    for (let at = ofName[name] ?? 0; at < end; at += 1) {
      const stem = stems[at] ?? 0;
      const word = words[stem] ?? 0;
      covered[word] = Math.max(covered[word] ?? 0, likenesses[stem] ?? 0);
    }
    return covered.reduce((sum, share, word) => sum + share * (shares[word] ?? 0), 0);
  };

  return (asked, total, compared) => {
    const shares = Float64Array.from(asked, (word) => word.info / total);
    for (const entry of compared) isCompared[entry] = 1;
    const meant = meantBy(asked, taken);
    for (const name of namesHolding(meant)) {
      const entry = owners[name] ?? 0;
      const share = (hits[name] ?? 0) / (sizes[name] ?? 1);
      hits[name] = 0;
      // Most names have too little of what was asked for, whatever they cover.
      if (harmonicMean(share, 1) <= (best[entry] ?? 0)) continue;
      best[entry] = Math.max(best[entry] ?? 0, harmonicMean(share, coverageBy(name, shares)));
    }
    for (const stem of meant) likenesses[stem] = 0;
    const found = compared.map((entry) => best[entry] ?? 0);
    for (const entry of compared) {
      best[entry] = 0;
      isCompared[entry] = 0;
    }
    return found;
  };
}

/** For each stem, what the query takes it for: the word and how alike, 0 for no word. */
interface Taken {
  readonly likenesses: Float64Array;
  readonly words: Uint16Array;
}

/** The stems that the words are taken for, which `taken` then tells about. */
function meantBy(asked: readonly AskedWord[], { likenesses, words }: Taken): number[] {
  const meant: number[] = [];
  asked.forEach(({ readings }, word) => {
    for (const { stem, likeness } of readings) {
      const before = likenesses[stem] ?? 0;
      if (before >= likeness) continue;
      if (before === 0) meant.push(stem);
      likenesses[stem] = likeness;
      words[stem] = word;
    }
  });
  return meant;
}

/** Low where either is low. */
function harmonicMean(a: number, b: number): number {
  return (2 * a * b) / (a + b);
}

function tableOf({ info, names }: Pick<SearchIndex, 'info' | 'names'>): NameTable {
  const all = names.flatMap((own, entry) => own.map((name) => ({ entry, stems: name.stems })));
  const ofName = startsOf(all.map((name) => name.stems.length));
  const stems = Uint32Array.from(all.flatMap((name) => name.stems));
  const counts = new Uint32Array(info.length);
  for (const stem of stems) counts[stem] = (counts[stem] ?? 0) + 1;
  const ofStem = startsOf(counts);
  const free = ofStem.slice();
  const holding = new Uint32Array(stems.length);
  all.forEach((name, number) => {
    for (const stem of name.stems) {
      const at = free[stem] ?? 0;
      holding[at] = number;
      free[stem] = at + 1;
    }
  });
  return {
    entries: Uint32Array.from(all, (name) => name.entry),
    ofName,
    stems,
    sizes: Float64Array.from(all, (name) => name.stems.reduce((sum, stem) => sum + (info[stem] ?? 0), 0)),
    ofStem,
    names: holding,
  };
}

/** Where each of several runs begins, and where the last one ends. */
function startsOf(lengths: ArrayLike<number>): Uint32Array {
  const starts = new Uint32Array(lengths.length + 1);
  for (let at = 0; at < lengths.length; at += 1) starts[at + 1] = (starts[at] ?? 0) + (lengths[at] ?? 0);
  return starts;
}
