import { Null, type ViewWriter } from 'asn1js';

/** Finished DER as a part of a larger asn1js structure: written byte for byte, never re-encoded. */
export class Encoded extends Null {
  readonly der: Uint8Array;

  constructor(der: Uint8Array) {
    super();
    this.der = der;
  }

  override toBER(_sizeOnly?: boolean, writer?: ViewWriter): ArrayBuffer {
    if (!writer) return new Uint8Array(this.der).buffer;
    writer.write(this.der);
    return new ArrayBuffer(0);
  }
}
