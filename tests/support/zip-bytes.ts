import { crc32, deflateRawSync } from "node:zlib";

export interface ZipPart {
  name: string;
  content: string | Uint8Array;
  /** What the directory says of its size instead of the truth. */
  claimedSize?: number;
}

/** A zip archive of these files, packed; written out here so that a test can also write one that lies. */
export function zipOf(parts: readonly ZipPart[], claimedEntries = parts.length): Buffer {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, claimedSize } of parts) {
    const plain = Buffer.from(content);
    const packed = deflateRawSync(plain);
    const sizes = { crc: crc32(plain), packed: packed.length, plain: claimedSize ?? plain.length };
    const local = Buffer.concat([header(0x04034b50, name, sizes), Buffer.from(name), packed]);
    directory.push(Buffer.concat([header(0x02014b50, name, sizes, offset), Buffer.from(name)]));
    pieces.push(local);
    offset += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(claimedEntries & 0xffff, 8);
  end.writeUInt16LE(claimedEntries & 0xffff, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...pieces, list, end]);
}

function header(signature: number, name: string, sizes: { crc: number; packed: number; plain: number }, offset?: number): Buffer {
  const isEntry = offset !== undefined;
  const bytes = Buffer.alloc(isEntry ? 46 : 30);
  const at = isEntry ? 2 : 0;
  bytes.writeUInt32LE(signature, 0);
  if (isEntry) bytes.writeUInt16LE(20, 4);
  bytes.writeUInt16LE(20, 4 + at);
  // Names are UTF-8, content is deflated.
  bytes.writeUInt16LE(0x0800, 6 + at);
  bytes.writeUInt16LE(8, 8 + at);
  bytes.writeUInt32LE(sizes.crc, 14 + at);
  bytes.writeUInt32LE(sizes.packed, 18 + at);
  bytes.writeUInt32LE(sizes.plain, 22 + at);
  bytes.writeUInt16LE(Buffer.byteLength(name), 26 + at);
  if (isEntry) bytes.writeUInt32LE(offset, 42);
  return bytes;
}

const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";

/** The parts of the smallest workbook, with this XML where its sheet has its rows; any part may be replaced. */
export function workbookParts(sheetData: string, replaced: Record<string, string> = {}): ZipPart[] {
  const parts: Record<string, string> = {
    "[Content_Types].xml": "<Types/>",
    "_rels/.rels": `<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns:r="${RELATIONS}"><sheets><sheet name="Tickets" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${RELATIONS}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
    "xl/worksheets/sheet1.xml": `<worksheet><sheetData>${sheetData}</sheetData></worksheet>`,
    ...replaced,
  };
  return Object.entries(parts).map(([name, content]) => ({ name, content }));
}

/** A row of inline texts. */
export function sheetRow(number: number, cells: readonly string[]): string {
  const inner = cells.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join("");
  return `<row r="${number}">${inner}</row>`;
}
