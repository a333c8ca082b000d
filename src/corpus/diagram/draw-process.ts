/**
 * The drawing process: draws what its parent sends, one after the other, and ends with it. The renderer's WebAssembly and
 * fonts live and die in here, so the bot's own memory and event loop never carry them.
 */
import { type DrawnReply, requestShape } from './protocol.ts';
import { draw } from './draw.ts';

process.on('message', (message: unknown) => {
  void answer(message);
});

async function answer(message: unknown): Promise<void> {
  const { hash, source } = requestShape.parse(message);
  reply(
    await draw(source).then(
      ({ png }): DrawnReply => ({ hash, png }),
      (error: unknown): DrawnReply => ({ hash, fault: error instanceof Error ? error.message : String(error) }),
    ),
  );
}

function reply(message: DrawnReply): void {
  process.send?.(message);
}
