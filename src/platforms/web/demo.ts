/** The clock of the demonstration: a day of questions in a minute. There only where nobody but this machine reaches the page. */
import { aheadIn, type Ahead } from '../../core/daily/demo.ts';
import type { Place } from '../../core/model.ts';
import { attribute, markup, type Markup } from './markup.ts';
import type { Fields } from './receive.ts';
import { Refusal } from './refusal.ts';
import { placeOf, type Site } from './site.ts';

export interface DemoData {
  readonly now: Temporal.Instant;
  readonly ahead: Ahead | undefined;
}

/** What the page shows of the clock; undefined where it cannot be moved. */
export async function demoData({ demo, deps }: Site, place: Place): Promise<DemoData | undefined> {
  return demo === undefined ? undefined : { now: deps.clock(), ahead: await aheadIn(place, deps) };
}

export function renderDemo({ now, ahead }: DemoData, channel: string): Markup {
  const step = (to: 'post' | 'reveal', label: string): Markup =>
    markup`<button name="to" value="${to}"${attribute('disabled', ahead?.[to] === undefined)}>${label}</button>\n`;
  const time = now.toString({ smallestUnit: 'minute' });
  return markup`<section class="demo" aria-labelledby="demo-title">
<h2 id="demo-title">Demo clock</h2>
<p>It is <time datetime="${time}" data-show="day-and-time">${time}</time>.</p>
<form method="post" action="/demo">
<input type="hidden" name="channel" value="${channel}">
${step('post', 'Go to the next question')}${step('reveal', 'Go to the reveal')}</form>
${ahead === undefined && markup`<p class="note">Type “daily setup” to begin.</p>`}
</section>`;
}

/** Moves time on to the next question or reveal of a channel. Throws a Refusal where there is none, or no such clock. */
export async function moveDemo(site: Site, fields: Fields): Promise<void> {
  const { place } = await placeOf(site, fields.get('channel') ?? '');
  const { demo } = site;
  if (demo === undefined) throw new Refusal(404, 'Time cannot be moved here.', 'It can in the local demonstration.');
  const ahead = await aheadIn(place, site.deps);
  const at = fields.get('to') === 'reveal' ? ahead?.reveal : ahead?.post;
  if (at === undefined) throw new Refusal(409, 'There is nothing to go to yet.', 'Type “daily setup” in this channel.');
  await demo.moveTo(at);
}
