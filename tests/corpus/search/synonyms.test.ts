import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/core/errors.ts';
import { readSynonyms, synonymTable } from '../../../src/corpus/search/synonyms.ts';

describe('the file of synonyms', () => {
  it.each([
    ['a map', 'k8s: kubernetes'],
    ['a list of words', '- k8s\n- kubernetes'],
    ['a group of one', '- [k8s]'],
    ['broken YAML', '- [k8s, kubernetes'],
  ])('is refused as %s, with what to do', (_, yaml) => {
    expect(() => readSynonyms(yaml)).toThrow(UserError);
  });

  it('may be empty', () => {
    expect(readSynonyms('# nothing yet\n')).toEqual([]);
  });

  it.each([
    { yaml: '- [lb, load balancer]\n- [alone]', says: /: list 2 is not 2 to 50 words or short phrases\.$/ },
    { yaml: 'lb: load balancer', says: /: they are not a list of at most 1,000 lists\.$/ },
    { yaml: '- [', says: /^The synonyms cannot be used: YAMLParseError: [^\n]+\.$/ },
  ])('are refused in one line that names the place: $yaml', ({ yaml, says }) => {
    expect(() => readSynonyms(yaml)).toThrow(says);
  });

  it('of the project can be read, and repeats no group', () => {
    const groups = readSynonyms(readFileSync('config/synonyms.yaml', 'utf8'));
    expect(groups.length).toBeGreaterThan(20);
    expect(new Set(groups.map((group) => group.toSorted().join())).size).toBe(groups.length);
  });
});

describe('synonyms of a query', () => {
  const { of, rewrite } = synonymTable([
    ['lb', 'load balancer'],
    ['postgres', 'postgresql', 'pg'],
  ]);
  const knows = (...known: string[]) => ({ isKnown: (word: string) => known.includes(word) });

  it('are the other single words of the group', () => {
    expect(of('pg')).toEqual(['postgres', 'postgresql']);
    expect(of('lb')).toEqual([]);
  });

  it.each([
    [
      'an abbreviation becomes the phrase that is known',
      ['lb', 'algorithms'],
      ['load', 'balancer'],
      ['load', 'balancer', 'algorithms'],
    ],
    ['a phrase becomes the abbreviation that is known', ['load', 'balancer'], ['lb'], ['lb']],
    ['what is known stays', ['lb'], ['lb', 'load', 'balancer'], ['lb']],
    ['what nobody knows stays', ['lb'], [], ['lb']],
  ])('%s', (_, asked, known, expected) => {
    expect(rewrite(asked, knows(...known).isKnown)).toEqual(expected);
  });
});
