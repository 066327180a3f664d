import bwip from 'bwip-js/node';
import { digitsOf } from '../../src/application/application-number.ts';

/**
 * The application number's fourteen digits as a Code 128 barcode (ISO/IEC 15417, code set C): an SVG
 * of 112 by 26 points, so a bar is a point or more (0.35 mm), which office scanners and cameras read.
 */
export function barcodeSvg(applicationNumber: string): string {
  return bwip.toSVG({ bcid: 'code128', text: digitsOf(applicationNumber), scale: 1, height: 9.2 });
}
