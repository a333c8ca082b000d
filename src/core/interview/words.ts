/**
 * Turns text into comparable words: lower case without accents, contractions and common abbreviations written out,
 * a stem for each, and the place in the source. Patterns and answers go through the same door.
 */
import { lightStem, stem } from '../language/stem.ts';

export interface Word {
  /** As typed, in lower case without accents. */
  readonly raw: string;
  /** Written out: `db` is `database`. */
  readonly text: string;
  readonly stem: string;
  /** Offsets in the source. Words written out of one token share them. */
  readonly start: number;
  readonly end: number;
}

/** What chat shortens. Written out on both sides, so either form finds the other. */
const writtenOut: Readonly<Record<string, string>> = {
  '2pc': '2 phase commit',
  ack: 'acknowledge',
  acks: 'acknowledge',
  acked: 'acknowledged',
  async: 'asynchronous',
  cannot: 'can not',
  cdn: 'content delivery network',
  conn: 'connection',
  conns: 'connections',
  db: 'database',
  dbs: 'databases',
  dlq: 'dead letter queue',
  k8s: 'kubernetes',
  kv: 'key value',
  lb: 'load balancer',
  lbs: 'load balancers',
  mins: 'minutes',
  mq: 'message queue',
  msg: 'message',
  msgs: 'messages',
  oom: 'out of memory',
  perf: 'performance',
  pg: 'postgres',
  postgresql: 'postgres',
  ram: 'memory',
  repl: 'replication',
  req: 'request',
  reqs: 'requests',
  sec: 'second',
  secs: 'seconds',
  spof: 'single point of failure',
  svc: 'service',
  sync: 'synchronous',
  ttl: 'time to live',
  tx: 'transaction',
  txn: 'transaction',
  txns: 'transactions',
  ur: 'your',
  wal: 'write ahead log',
  wo: 'without',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
};

const token = /\d+(?:[.,]\d+)+|[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu;

/** The words of a text in order. Linear in its length. */
export function wordsOf(text: string): readonly Word[] {
  const known = new Map<string, readonly Pick<Word, 'raw' | 'text' | 'stem'>[]>();
  return [...text.matchAll(token)].flatMap(({ 0: typed, index: start }) => {
    const forms = known.get(typed) ?? formsOf(typed);
    known.set(typed, forms);
    return forms.map((form) => ({ ...form, start, end: start + typed.length }));
  });
}

function formsOf(typed: string): readonly Pick<Word, 'raw' | 'text' | 'stem'>[] {
  const raw = normalised(typed);
  return spelledOut(raw).map((text) => ({ raw, text, stem: stem(text) }));
}

function normalised(word: string): string {
  const bare = word.normalize('NFKD').replaceAll(/\p{M}/gu, '').replaceAll('’', "'").toLowerCase();
  return /^\d{1,3}(?:,\d{3})+$/.test(bare) ? bare.replaceAll(',', '') : bare;
}

function spelledOut(word: string): readonly string[] {
  const known = Object.hasOwn(writtenOut, word) ? writtenOut[word] : undefined;
  if (known !== undefined) return known.split(' ');
  const negated = /^(ca|wo|sha|is|are|was|were|do|does|did|has|have|had|could|should|would|must|need)n'?t$/.exec(word);
  if (negated?.[1] !== undefined) return [fullAuxiliary(negated[1]), 'not'];
  const apostrophe = word.indexOf("'");
  return [apostrophe > 0 ? word.slice(0, apostrophe) : word];
}

function fullAuxiliary(cut: string): string {
  return { ca: 'can', wo: 'will', sha: 'shall' }[cut] ?? cut;
}

/** Correct words that are one letter from a term of the trade: never taken for a typo of it. */
const realWords = new Set(
  (
    'sharing shared shares sharer loader loaders leader leaders reader readers header headers causal casual ' +
    'stream steam streams sever severe sewer cashing cashed hashed washed commit commits message massage ' +
    'connect correct connected corrected connection correction connections corrections except accept expect ' +
    'quiet quite through though thought thorough throughout weekly weakly desert dessert statue status state ' +
    'storage shortage primary primarily latent talent physical version session mission passion pension region ' +
    'reason season balance valance unique quorum forum lowest slowest lower slower latter letter better batter ' +
    'butter buffer buffet suffer differ defer confirm conform contact contract contrast content context contest ' +
    'contend consent constant instant instance distance resistance assistance writing waiting winning running ' +
    'cutting putting getting setting sitting sending sensing spending pending bending lending ending reading ' +
    'leading loading heading stating starting storing sorting scaring scaling sealing selling calling falling ' +
    'failing filling feeling keeping keying paying playing placing pacing policy police polled pooled pulled ' +
    'pushed polling pooling pulling rolling calling batched matched patched cached hatches matches batches patches ' +
    'pocket packet rocket socket sockets ticket bucket buckets market marked parked packed locked blocked clocked ' +
    'locking blocking clocking lacking looking linking listing lasting testing resting nested rested tested ' +
    'single simple sample ample stable staple table tables cables stale stables static statics traffic tariff ' +
    'record second seconds records reset resets rested result results reduce deduce produce process prices pieces ' +
    'places planes phases phrases chances changes charges changed charged changing charging retire retry ' +
    'expires expired inspired required acquired dispatch despatch effect affect effects affects insure ensure ' +
    'ordered orders border borders folder holder bolder older rounds bounds sounds bounded founded sounded rounded ' +
    'grounded limited united vertical virtual visual manual annual actual factual mutual rotate rotated routed ' +
    'rooted router routes routers roots'
  ).split(' '),
);

/** Whether `word`, as typed, is `term` with one letter missing, doubled, wrong or swapped. From 6 letters on; the first letter must be right. */
export function isTypoOf(word: Word, term: string): boolean {
  if (term.length < 6 || word.text.length < 5 || word.text === term || realWords.has(word.text)) return false;
  return withinOneEdit(word.text, term) || withinOneEdit(lightStem(word.text), lightStem(term));
}

/** Whether some beginning of `word` is `prefix` with one typo. */
export function beginsWithTypo(word: Word, prefix: string): boolean {
  if (prefix.length < 6 || word.text.length < prefix.length - 1 || realWords.has(word.text)) return false;
  return [-1, 0, 1].some((more) => withinOneEdit(word.text.slice(0, prefix.length + more), prefix));
}

/** Equal, or one insertion, deletion, substitution or swap of neighbours apart, not in the first letter. */
export function withinOneEdit(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let same = 0;
  while (same < a.length && a[same] === b[same]) same += 1;
  if (same === 0) return false;
  const restA = a.slice(same);
  const restB = b.slice(same);
  if (restA.length !== restB.length) {
    const [longer, shorter] = restA.length > restB.length ? [restA, restB] : [restB, restA];
    return longer.slice(1) === shorter;
  }
  if (restA.slice(1) === restB.slice(1)) return true;
  const swapped = restA.charAt(1) + restA.charAt(0) + restA.slice(2);
  return swapped === restB;
}
