import { describe, expect, it } from 'vitest';
import { lightStem, stem } from '../../../src/core/language/stem.ts';

describe('stem', () => {
  it.each([
    'partition partitions partitioned partitioning',
    'replica replicas replicate replicates replicated replication replicating',
    'cache caches cached caching',
    'scale scales scaling scaled scalable scalability',
    'consistent consistency consistently',
    'available availability',
    'queue queues queued queueing queuing',
    'retry retries retried retrying',
    'drop drops dropped dropping',
    'idempotent idempotency idempotence',
    'latency latencies',
    'fail fails failed failing failure failures',
    'die dies died dying dead',
    'batch batches batching',
    'write writes writing written wrote',
    'coordinate coordination coordinator',
    'expire expires expired expiry expiration',
    'evict evicts eviction evicted',
    'serialize serialise serialization serialisation',
    'lose loses lost losing',
    'balance balancer balancing balanced',
    'size sizes sized sizing',
    'analyze analysis analyzing',
    'deny denies denied denying',
    'commit commits committed committing',
    'normalize normalise normalized',
    'behavior behaviour behaviours',
    'grow grows grew grown growing growth',
    'reply replies replied replying',
    'apply applies applied applying',
    'use uses used using',
    'majority majorities',
    'early earlier earliest',
    'container containers',
    'slow slowly slower',
    'quick quickly',
    'safe safely',
    'gradual gradually',
    'asynchronous asynchronously',
  ])('joins %s', (family) => {
    expect(new Set(family.split(' ').map(stem)).size).toBe(1);
  });

  it.each([
    ['server', 'service'],
    ['bound', 'unbounded'],
    ['leader', 'lead'],
    ['state', 'static'],
    ['cache', 'cash'],
    ['synchronous', 'asynchronous'],
    ['rate', 'rather'],
    ['policy', 'police'],
    ['commit', 'common'],
    ['shard', 'share'],
    ['fairly', 'fair'],
    ['hardly', 'hard'],
    ['nearly', 'near'],
    ['shortly', 'short'],
    ['likely', 'like'],
    ['lately', 'late'],
    ['mostly', 'most'],
    ['secondly', 'second'],
    ['only', 'one'],
    ['one', 'on'],
    ['use', 'us'],
    ['early', 'ear'],
    ['reply', 'rep'],
    ['apply', 'app'],
    ['consistent', 'consists'],
    ['important', 'import'],
    ['contention', 'content'],
    ['responsible', 'response'],
    ['majority', 'major'],
    ['minority', 'minor'],
    ['relational', 'related'],
    ['integrity', 'integrated'],
    ['general', 'generate'],
    ['experiment', 'experience'],
    ['community', 'communicate'],
    ['authority', 'author'],
    ['production', 'product'],
    ['container', 'contains'],
    ['missing', 'miss'],
    ['business', 'busy'],
    ['news', 'new'],
    ['four', 'for'],
  ])('keeps %s and %s apart', (one, other) => {
    expect(stem(one)).not.toBe(stem(other));
  });

  it.each(['id', 'p99', '2pc', 'été'])('leaves %s as it is', (word) => {
    expect(stem(word)).toBe(word);
  });

  it('takes only inflections off for a light stem', () => {
    expect(['partitions', 'partitioned', 'availability'].map(lightStem)).toEqual([
      'partition',
      'partition',
      'availabiliti',
    ]);
  });
});
