import { describe, expect, it } from 'vitest';
import { createMetrics } from '../src/metrics.ts';

describe('the metrics', () => {
  it('are written as Prometheus reads them', () => {
    const metrics = createMetrics();
    metrics.count('deliveries_total', { platform: 'slack', kind: 'post', state: 'done' });
    metrics.count('deliveries_total', { platform: 'slack', kind: 'post', state: 'done' });
    metrics.observe('lateness_seconds', 4, { platform: 'slack' });
    metrics.observe('lateness_seconds', 400, { platform: 'slack' });
    const text = metrics.write([
      { name: 'subscriptions', help: 'Channels.', values: [{ labels: { state: 'active' }, value: 3 }] },
    ]);
    expect(text).toContain('sysdesign_deliveries_total{platform="slack",kind="post",state="done"} 2\n');
    expect(text).toContain('# TYPE sysdesign_lateness_seconds histogram');
    expect(text).toContain('sysdesign_lateness_seconds_bucket{platform="slack",le="2"} 0\n');
    expect(text).toContain('sysdesign_lateness_seconds_bucket{platform="slack",le="5"} 1\n');
    expect(text).toContain('sysdesign_lateness_seconds_bucket{platform="slack",le="+Inf"} 2\n');
    expect(text).toContain('sysdesign_lateness_seconds_sum{platform="slack"} 404\n');
    expect(text).toContain('sysdesign_lateness_seconds_count{platform="slack"} 2\n');
    expect(text).toContain('sysdesign_subscriptions{state="active"} 3\n');
    expect(text.endsWith('\n')).toBe(true);
  });

  it('escape what stands in a label', () => {
    const metrics = createMetrics();
    metrics.count('skipped_total', { platform: 'a"b\\c\nd' });
    expect(metrics.write([])).toContain('{platform="a\\"b\\\\c\\nd"} 1');
  });

  it('refuse a name that nobody described', () => {
    expect(() => {
      createMetrics().count('typo_total');
    }).toThrow('there is no metric named typo_total');
  });
});
