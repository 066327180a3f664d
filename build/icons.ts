import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { type Part, project } from './parts.ts';

const source = 'renderer/icon.svg';

/** Linux takes a picture for each size (freedesktop.org's icon theme). */
const pngSizes = [16, 24, 32, 48, 64, 128, 256, 512];
/** Windows takes one file with all sizes. */
const icoSizes = [16, 24, 32, 48, 64, 128, 256];
/** macOS too, each under the name of its kind; two of them for screens with double density. */
const icnsKinds = { ic11: 32, ic12: 64, ic07: 128, ic13: 256, ic08: 256, ic14: 512, ic09: 512, ic10: 1024 };

/** The program's icons, drawn from the window's own. */
export const icons: Part = {
  name: 'icons',
  inputs: [source, 'build/icons.ts', 'package-lock.json'],
  async make(folder) {
    const svg = await readFile(join(project, source), 'utf8');
    const sizes = [...new Set([...pngSizes, ...icoSizes, ...Object.values(icnsKinds)])];
    const drawn = new Map(
      await Promise.all(sizes.map(async (size) => [size, await draw(svg, size)] as const)),
    );
    const png = (size: number): Buffer => drawn.get(size) ?? Buffer.alloc(0);
    await Promise.all([
      ...pngSizes.map((size) => writeFile(join(folder, `${size}x${size}.png`), png(size))),
      writeFile(join(folder, 'icon.ico'), ico(icoSizes.map((size) => ({ size, png: png(size) })))),
      writeFile(
        join(folder, 'icon.icns'),
        icns(Object.entries(icnsKinds).map(([kind, size]) => ({ kind, png: png(size) }))),
      ),
    ]);
  },
};

/** A PNG of an SVG, drawn at its size and not scaled to it. */
async function draw(svg: string, size: number): Promise<Buffer> {
  const sized = svg.replace('<svg ', `<svg width="${size}" height="${size}" `);
  const canvas = createCanvas(size, size);
  canvas.getContext('2d').drawImage(await loadImage(Buffer.from(sized)), 0, 0, size, size);
  return canvas.toBuffer('image/png');
}

/** Microsoft's container of icons, PNG inside: a directory of 16 bytes an entry, then the pictures. */
function ico(entries: readonly { size: number; png: Buffer }[]): Buffer {
  const head = Buffer.alloc(6 + 16 * entries.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(entries.length, 4);
  let offset = head.length;
  entries.forEach(({ size, png }, index) => {
    const at = 6 + 16 * index;
    // 256 is written as 0.
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  });
  return Buffer.concat([head, ...entries.map(({ png }) => png)]);
}

/** Apple's container of icons, PNG inside: each picture after its kind and length. */
function icns(entries: readonly { kind: string; png: Buffer }[]): Buffer {
  const block = (kind: string, content: Buffer): Buffer => {
    const head = Buffer.alloc(8);
    head.write(kind, 'latin1');
    head.writeUInt32BE(8 + content.length, 4);
    return Buffer.concat([head, content]);
  };
  return block('icns', Buffer.concat(entries.map(({ kind, png }) => block(kind, png))));
}
