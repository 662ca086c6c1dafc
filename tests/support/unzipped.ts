import { inflateRawSync } from "node:zlib";

/** Every file of an archive, one after another, as its central directory lists them. */
export function unzipped(bytes: Buffer): string {
  const texts: string[] = [];
  for (let at = bytes.indexOf("PK\x01\x02"); at !== -1; at = bytes.indexOf("PK\x01\x02", at + 4)) {
    const [size, local] = [bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 42)];
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const data = bytes.subarray(from, from + size);
    texts.push((bytes.readUInt16LE(at + 10) === 0 ? data : inflateRawSync(data)).toString());
  }
  return texts.join("\n");
}
