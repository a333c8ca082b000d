/** Sends a message with its pictures. Slack refuses a whole message for one picture that it cannot show: then it goes without. */
import { Refusal } from './api.ts';
import type { Pictures, Sources } from './pictures.ts';
import type { StartTimer } from './within.ts';

export interface PictureSending {
  readonly pictures: Pictures;
  /** Milliseconds until a picture that was just uploaded is tried again. */
  readonly retryPictureMs: number;
  readonly startTimer: StartTimer;
}

/** `send` renders with the sources it is given. It is called again only after a refusal: then nothing was sent. */
export async function sendWithPictures<Sent>(
  { sources, tenant }: { readonly sources: Sources; readonly tenant: string },
  send: (sources: Sources) => Promise<Sent>,
  { pictures, retryPictureMs, startTimer }: PictureSending,
): Promise<Sent> {
  try {
    const sent = await send(sources);
    pictures.worked(sources);
    return sent;
  } catch (error) {
    if (!(error instanceof Refusal) || sources.size === 0) throw error;
    if (!(await pictures.failed(sources, tenant, error))) return send(new Map());
  }
  await new Promise<void>((resolve) => startTimer(retryPictureMs, resolve));
  try {
    return await send(sources);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return send(new Map());
  }
}
