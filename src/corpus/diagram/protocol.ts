/** What the bot and its drawing process say to each other. */
import { z } from 'zod';

export const requestShape = z.object({ hash: z.string(), source: z.string() });
export type DrawRequest = z.infer<typeof requestShape>;

export type DrawnReply =
  { readonly hash: string; readonly png: Uint8Array } | { readonly hash: string; readonly fault: string };
const replyShape: z.ZodType<DrawnReply> = z.union([
  z.object({ hash: z.string(), png: z.instanceof(Uint8Array) }),
  z.object({ hash: z.string(), fault: z.string() }),
]);

/** Undefined for anything a drawing process would not say. */
export function readReply(message: unknown): DrawnReply | undefined {
  return replyShape.safeParse(message).data;
}
