/** Puts together what answering needs, from a client and the bot's Deps. */
import type { webApi } from '@slack/bolt';
import type { Deps } from '../../core/ports.ts';
import type { Desk } from './answer.ts';
import type { ApiSettings } from './api.ts';
import { createFiles } from './files.ts';
import { createHandOver } from './hand-over.ts';
import { createPictures, type Pictures } from './pictures.ts';
import { createPost } from './post.ts';
import { createRecent } from './recent.ts';
import { createRespond } from './respond.ts';
import { createProfiles } from './rights.ts';
import { upload } from './upload.ts';
import type { StartTimer } from './within.ts';

/** Milliseconds. */
export const times = { acknowledge: 1500, picture: 6000, giveUp: 20_000, retryPicture: 2000 };
/** Slack redelivers after a minute and after five. */
const recentSeconds = 10 * 60;

export interface DeskSettings {
  readonly publicUrl: string | undefined;
  readonly startTimer: StartTimer;
}

/** Pictures for any message of this workspace; what is uploaded is remembered in the store. */
export function createWorkspacePictures(
  client: webApi.WebClient,
  api: ApiSettings,
  { publicUrl, startTimer }: DeskSettings,
  deps: Deps,
): Pictures {
  const { clock } = deps;
  const files = createFiles((picture, alt) => upload(picture, alt, { ...api, client, clock }), deps);
  return createPictures({ publicUrl, waitMs: times.picture, startTimer }, files, deps);
}

export function createDesk(client: webApi.WebClient, api: ApiSettings, settings: DeskSettings, deps: Deps): Desk {
  const { clock } = deps;
  const { startTimer } = settings;
  return {
    deps,
    post: createPost({
      client,
      respond: createRespond({ ...api, clock }),
      pictures: createWorkspacePictures(client, api, settings, deps),
      handOver: createHandOver({ ...api, client, clock }, deps.log),
      clock,
      retryPictureMs: times.retryPicture,
      startTimer,
    }),
    profileOf: createProfiles(client, deps),
    recent: createRecent(clock, recentSeconds),
    acknowledgeMs: times.acknowledge,
    giveUpMs: times.giveUp,
    startTimer,
  };
}
