/** The diagram, drawn: it must be a picture at all, and readable on a phone. */
import type { LineOddity } from '../oddity.ts';
import { error, type CheckTools, type Subject } from './rule.ts';

/** In pixels of a picture 1,200 wide: 8 on a phone 360 wide. */
const smallestText = 26;

export async function checkPicture(
  { entry }: Subject,
  { draw }: Pick<CheckTools, 'draw'>,
): Promise<readonly LineOddity[]> {
  const { diagram } = entry;
  if (diagram === undefined) return [];
  const drawn = await draw(diagram.dot);
  if ('fault' in drawn) {
    const within = /^Line (\d+) of the diagram/.exec(drawn.fault)?.[1];
    return [error(diagram.line + Number(within ?? 0), `the diagram cannot be drawn: ${drawn.fault}`)];
  }
  if (drawn.smallestTextPx >= smallestText) return [];
  const size = String(drawn.smallestTextPx);
  const message = `the smallest text of the diagram is ${size} px of at least ${String(smallestText)}: put fewer boxes in a row or shorten labels`;
  return [error(diagram.line, message)];
}
