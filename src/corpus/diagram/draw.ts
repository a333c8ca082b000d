/**
 * DOT → house style → SVG → PNG of one width. Loads the renderer's WebAssembly and fonts on first use: call it from the
 * command line or from the drawing process, never from the bot's own.
 */
import { createRequire } from 'node:module';
import { instance, type Viz } from '@viz-js/viz';
import { Resvg } from '@resvg/resvg-js';
import { DotFault, readDot } from './dot.ts';
import { finish, type FinishedSvg } from './finish.ts';
import { styled } from './style.ts';

export interface DrawnPicture {
  readonly png: Uint8Array;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Font size of the smallest text, in pixels of this picture. */
  readonly smallestTextPx: number;
}

/** Pixels. */
const pictureWidth = 1200;

let loading: Promise<Viz> | undefined;

/** How small the letters of the picture will be, without painting it, or what keeps it from being drawn, in one sentence. Other failures of the renderer throw. */
export async function drawForCheck(
  dot: string,
): Promise<Pick<DrawnPicture, 'smallestTextPx'> | { readonly fault: string }> {
  try {
    return { smallestTextPx: smallestTextOf(await layOut(dot)) };
  } catch (error) {
    if (error instanceof DotFault) return { fault: error.message };
    throw error;
  }
}

/** DOT of an entry, or an SVG of the bot's own, which is painted as it is. @throws DotFault */
export async function draw(source: string): Promise<DrawnPicture> {
  const finished = source.startsWith('<svg')
    ? { svg: source, width: pictureWidth, smallestText: 0 }
    : await layOut(source);
  const image = new Resvg(finished.svg, {
    background: 'white',
    fitTo: { mode: 'width', value: pictureWidth },
    font: { loadSystemFonts: false, fontFiles: fontFiles(), defaultFontFamily: 'Arimo' },
  }).render();
  return {
    png: image.asPng(),
    width: image.width,
    height: image.height,
    smallestTextPx: smallestTextOf(finished),
  };
}

async function layOut(dot: string): Promise<FinishedSvg> {
  loading ??= instance();
  const viz = await loading;
  const result = viz.render(styled(readDot(dot, viz)), { format: 'svg' });
  if (result.status === 'failure') {
    throw new DotFault(`Graphviz cannot lay the diagram out: ${result.errors[0]?.message ?? 'no reason given'}.`);
  }
  return finish(result.output);
}

function smallestTextOf({ smallestText, width }: Omit<FinishedSvg, 'svg'>): number {
  return Math.floor((smallestText * pictureWidth * 10) / width) / 10;
}

function fontFiles(): string[] {
  const resolve = createRequire(import.meta.url).resolve;
  return ['400Regular', '700Bold'].map((name) => resolve(`@expo-google-fonts/arimo/${name}/Arimo_${name}.ttf`));
}
