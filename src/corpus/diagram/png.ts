/** Reads the size of a PNG from its header, which is also how a broken file is told from a picture. */

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** The last chunk, as every whole file ends. */
const ending = [0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82];

/** Pixels; undefined when the bytes are not one whole PNG. */
export function pngSize(bytes: Uint8Array): { readonly width: number; readonly height: number } | undefined {
  if (bytes.length < 33 || !signature.every((byte, at) => bytes[at] === byte)) return undefined;
  if (!ending.every((byte, at) => bytes[bytes.length - ending.length + at] === byte)) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}
