import { describe, expect, it } from 'vitest';
import { longestQuery, normalise } from '../../../src/corpus/search/normalise.ts';
import { foldedLine, tokensOf } from '../../../src/corpus/search/tokens.ts';

describe('normalise', () => {
  it.each([
    ['spaces and line breaks', '  cap \n\t theorem ', 'cap theorem'],
    ['full-width letters', 'ＣＡＰ theorem', 'CAP theorem'],
    ['control characters', 'cap\u0000 the\u0007orem', 'cap the orem'],
    ['invisible and direction marks', 'ca\u200Bp \u202Etheorem\u2066', 'cap theorem'],
    ['half of a surrogate pair', 'cap \uD83D', 'cap'],
    ['mentions of Slack', '<@U024BE7LH> cap <!channel> <#C1|general>', 'cap'],
    ['mentions of Discord', '<@!123> cap <@&456> @everyone @here', 'cap'],
    ['custom emoji', 'cap <:party:123456> <a:wave:42>', 'cap'],
    ['addresses', 'cap https://example.com/a?b=c me@example.com', 'cap'],
    ['the text of a link', '<https://example.com|cap theorem>', 'cap theorem'],
  ])('cleans %s', (_, query, expected) => {
    expect(normalise(query)).toBe(expected);
  });

  it('looks at the first thousand characters', () => {
    expect(normalise('word '.repeat(5000)).length).toBeLessThanOrEqual(longestQuery);
  });
});

describe('tokens', () => {
  it.each([
    ['B.F.F.', ['bff']],
    ['rate_limit', ['rate', 'limit']],
    ['REST/gRPC', ['rest', 'grpc']],
    ['CQRS?', ['cqrs']],
    ['brewer’s café', ['brewers', 'cafe']],
    ['99.99 % of 2pc', ['99.99', 'of', '2pc']],
    ['!?… 🍕', []],
  ])('cuts %s into words', (text, expected) => {
    expect(tokensOf(text).map((token) => token.text)).toEqual(expected);
  });

  it('keeps the humps of camel case and leaves brand names whole', () => {
    expect(tokensOf('RateLimiter').map(({ humps }) => humps)).toEqual([['rate', 'limiter']]);
    expect(tokensOf('gRPC NoSQL').map(({ humps }) => humps)).toEqual([[], []]);
  });

  it('makes one line of what differs in case, accents and punctuation', () => {
    expect(foldedLine('Café: “Load-Balancer”')).toBe(foldedLine('cafe load balancer'));
  });
});
