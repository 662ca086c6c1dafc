/** One file of an archive. */
export interface Member {
  name: string;
  bytes: number;
  /** To be read to its end before the next member is asked for. */
  content: AsyncIterable<Buffer>;
}

/** An archive that cannot be read, or is none of ours; the message says what is wrong with it. */
export class BadArchiveError extends Error {
  override name = "BadArchiveError";
}

/** The header of a member: a plain file that only its owner may read. Names are at most 100 bytes long. */
export function tarHeader(name: string, bytes: number, atMs: number): Buffer {
  const header = Buffer.alloc(BLOCK);
  header.write(name, 0, 100, "utf8");
  header.write("0000600\0", 100);
  header.write("0000000\0", 108);
  header.write("0000000\0", 116);
  header.write(`${bytes.toString(8).padStart(11, "0")}\0`, 124);
  header.write(
    `${Math.floor(atMs / 1000)
      .toString(8)
      .padStart(11, "0")}\0`,
    136,
  );
  header.write(" ".repeat(8), 148);
  header.write("0", 156);
  header.write("ustar\x0000", 257);
  header.write(`${sumOf(header).toString(8).padStart(6, "0")}\0 `, 148);
  return header;
}

/** What follows a member so that the next one begins at a whole block. */
export function tarPadding(bytes: number): Buffer {
  return Buffer.alloc((BLOCK - (bytes % BLOCK)) % BLOCK);
}

/** What ends an archive. */
export const TAR_END = Buffer.alloc(1024);

/**
 * The members of an archive as they come by. Nothing is written anywhere, and no member is taken for anything but a plain
 * file: a link, a folder or a device ends the reading.
 * @throws BadArchiveError
 */
export async function* readTar(source: AsyncIterable<Buffer>): AsyncGenerator<Member> {
  const stream = blocks(source);
  for (;;) {
    const header = await stream.exactly(BLOCK);
    if (header.every((byte) => byte === 0)) return stream.onlyPadding();
    const member = memberOf(header);
    let isRead = false;
    const content = (async function* () {
      yield* stream.upTo(member.bytes);
      await stream.exactly(tarPadding(member.bytes).length);
      isRead = true;
    })();
    yield { ...member, content };
    if (!isRead) for await (const _piece of content);
  }
}

const BLOCK = 512;

function memberOf(header: Buffer): { name: string; bytes: number } {
  const sum = Number.parseInt(textAt(header, 148, 8), 8);
  const plain = Buffer.from(header);
  plain.write(" ".repeat(8), 148);
  if (sum !== sumOf(plain)) throw new BadArchiveError("It is damaged, or it is no backup: a header of it does not add up.");
  const name = textAt(header, 0, 100);
  const kind = textAt(header, 156, 1);
  if (kind !== "0" && kind !== "")
    throw new BadArchiveError(`It holds something that is no plain file (${JSON.stringify(name)}), which no backup does.`);
  const size = textAt(header, 124, 12);
  if (!/^[0-7]{1,11} ?$/.test(size)) throw new BadArchiveError("It is damaged: a header of it has no size.");
  return { name, bytes: Number.parseInt(size, 8) };
}

function textAt(header: Buffer, from: number, length: number): string {
  const field = header.subarray(from, from + length);
  const end = field.indexOf(0);
  return field.subarray(0, end === -1 ? length : end).toString("utf8");
}

function sumOf(header: Buffer): number {
  return header.reduce((sum, byte) => sum + byte, 0);
}

/** Cuts a stream at the places that are asked for. */
function blocks(source: AsyncIterable<Buffer>) {
  const pieces = source[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);
  async function* upTo(bytes: number): AsyncGenerator<Buffer> {
    for (let left = bytes; left > 0; ) {
      if (rest.length === 0) {
        const next = await pieces.next();
        if (next.done) throw new BadArchiveError("It is cut off: it ends in the middle.");
        rest = next.value;
      }
      const piece = rest.subarray(0, left);
      rest = rest.subarray(piece.length);
      left -= piece.length;
      yield piece;
    }
  }
  const exactly = async (bytes: number) => {
    const parts: Buffer[] = [];
    for await (const piece of upTo(bytes)) parts.push(piece);
    return Buffer.concat(parts);
  };
  /** Reads on to the end, so that what was cut off the very end is noticed too. */
  const onlyPadding = async () => {
    for (let next = rest; ; ) {
      if (next.some((byte) => byte !== 0)) throw new BadArchiveError("Something follows its end.");
      const following = await pieces.next();
      if (following.done) return;
      next = following.value;
    }
  };
  return { upTo, exactly, onlyPadding };
}
