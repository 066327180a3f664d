import bwip from 'bwip-js/node';
import { digitsOf } from '../../src/application/application-number.ts';

/**
 * The application number's fourteen digits as a Code 128 barcode (ISO/IEC 15417, code set C): an SVG
 * of 112 by 26 points, so a bar is a point or more (0.35 mm), which office scanners and cameras read.
 */
export function barcodeSvg(applicationNumber: string): string {
  return bwip.toSVG({ bcid: 'code128', text: digitsOf(applicationNumber), scale: 1, height: 9.2 });
}

/**
 * A registration as a QR code (ISO/IEC 18004) of about 92 points: the application number, a space and the
 * SHA-256 of the signed request in capitals, so that the alphanumeric mode keeps the modules large.
 */
export function registrationCodeSvg(applicationNumber: string, requestHash: string): string {
  const text = `${applicationNumber} ${requestHash.toUpperCase()}`;
  return bwip.toSVG({ bcid: 'qrcode', text, scale: 1, width: 33, height: 33 });
}
