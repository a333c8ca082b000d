/** The tables of an Anki collection of schema 11, and its only row of settings: one deck, one kind of note with two fields. */

export const schema = `
CREATE TABLE col (id integer primary key, crt integer not null, mod integer not null, scm integer not null, ver integer not null,
  dty integer not null, usn integer not null, ls integer not null, conf text not null, models text not null, decks text not null,
  dconf text not null, tags text not null);
CREATE TABLE notes (id integer primary key, guid text not null, mid integer not null, mod integer not null, usn integer not null,
  tags text not null, flds text not null, sfld integer not null, csum integer not null, flags integer not null, data text not null);
CREATE TABLE cards (id integer primary key, nid integer not null, did integer not null, ord integer not null, mod integer not null,
  usn integer not null, type integer not null, queue integer not null, due integer not null, ivl integer not null,
  factor integer not null, reps integer not null, lapses integer not null, left integer not null, odue integer not null,
  odid integer not null, flags integer not null, data text not null);
CREATE TABLE revlog (id integer primary key, cid integer not null, usn integer not null, ease integer not null, ivl integer not null,
  lastIvl integer not null, factor integer not null, time integer not null, type integer not null);
CREATE TABLE graves (usn integer not null, oid integer not null, type integer not null);
CREATE INDEX ix_notes_usn on notes (usn);
CREATE INDEX ix_cards_usn on cards (usn);
CREATE INDEX ix_revlog_usn on revlog (usn);
CREATE INDEX ix_cards_nid on cards (nid);
CREATE INDEX ix_cards_sched on cards (did, queue, due);
CREATE INDEX ix_revlog_cid on revlog (cid);
CREATE INDEX ix_notes_csum on notes (csum);
`;

interface Ids {
  readonly deck: number;
  readonly model: number;
}

export const collectionRow = {
  sql: "INSERT INTO col VALUES (1, 0, 0, 0, 11, 0, 0, 0, ?, ?, ?, ?, '{}')",
  values: (ids: Ids): [string, string, string, string] => [
    JSON.stringify({ nextPos: 1, curDeck: ids.deck, activeDecks: [ids.deck], sortType: 'noteFld', newSpread: 0 }),
    JSON.stringify({ [ids.model]: modelOf(ids) }),
    JSON.stringify({ 1: deckOf(1, 'Default'), [ids.deck]: deckOf(ids.deck, 'System design') }),
    JSON.stringify({ 1: options }),
  ],
};

const style = '.card { font-family: sans-serif; font-size: 18px; text-align: left; } img { max-width: 100%; }';

function modelOf({ deck, model }: Ids): Readonly<Record<string, unknown>> {
  const field = (name: string, ord: number) => ({
    name,
    ord,
    sticky: false,
    rtl: false,
    font: 'Arial',
    size: 20,
    media: [],
  });
  return {
    id: model,
    name: 'sysdesign',
    type: 0,
    mod: 0,
    usn: -1,
    sortf: 0,
    did: deck,
    flds: [field('Front', 0), field('Back', 1)],
    tmpls: [
      {
        name: 'Card 1',
        ord: 0,
        qfmt: '{{Front}}',
        afmt: '{{FrontSide}}<hr id=answer>{{Back}}',
        did: null,
        bqfmt: '',
        bafmt: '',
      },
    ],
    css: style,
    latexPre: '',
    latexPost: '',
    req: [[0, 'all', [0]]],
    tags: [],
    vers: [],
  };
}

function deckOf(id: number, name: string): Readonly<Record<string, unknown>> {
  return {
    id,
    name,
    mod: 0,
    usn: -1,
    desc: '',
    dyn: 0,
    conf: 1,
    collapsed: false,
    browserCollapsed: false,
    extendNew: 10,
    extendRev: 50,
    newToday: [0, 0],
    revToday: [0, 0],
    lrnToday: [0, 0],
    timeToday: [0, 0],
  };
}

/** Anki's own defaults. */
const options = {
  id: 1,
  name: 'Default',
  mod: 0,
  usn: 0,
  maxTaken: 60,
  autoplay: true,
  timer: 0,
  replayq: true,
  dyn: false,
  new: { delays: [1, 10], ints: [1, 4, 7], initialFactor: 2500, perDay: 20, order: 1, bury: true, separate: true },
  rev: { perDay: 200, ease4: 1.3, fuzz: 0.05, minSpace: 1, ivlFct: 1, maxIvl: 36500, bury: true },
  lapse: { delays: [10], mult: 0, minInt: 1, leechFails: 8, leechAction: 0 },
};
