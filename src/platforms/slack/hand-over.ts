/** Files of a view: Slack lets no private answer hold one, so each goes into the person's conversation with the bot. */
import type { Log } from '../../core/ports.ts';
import type { Block, View } from '../../core/view.ts';
import { uploadText, type UploadSettings } from './upload.ts';

/** To whom, and their conversation with the bot where that is known. */
export interface Receiver {
  readonly user: string;
  readonly conversation?: string;
}

/** The names of those that are there. Never throws: what Slack does not take is missing, and the answer says so. */
export type HandOver = (view: View, to: Receiver) => Promise<ReadonlySet<string>>;

type FileBlock = Extract<Block, { kind: 'file' }>;

export function createHandOver(settings: UploadSettings, log: Log): HandOver {
  const share = async (file: FileBlock, to: Receiver): Promise<readonly string[]> => {
    try {
      await uploadText(file, to.conversation ?? (await conversationWith(to.user, settings)), settings);
      return [file.name];
    } catch (error) {
      log.warn({ err: error }, 'a file could not be handed over on Slack');
      return [];
    }
  };
  return async (view, to) => {
    const files = view.blocks.filter((block) => block.kind === 'file');
    const shared = await Promise.all(files.map((file) => share(file, to)));
    return new Set(shared.flat());
  };
}

async function conversationWith(user: string, { client }: UploadSettings): Promise<string> {
  const { channel } = await client.conversations.open({ users: user });
  if (channel?.id === undefined) throw new Error('Slack named no conversation');
  return channel.id;
}
