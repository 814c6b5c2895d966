// A ZIP archive of files, not compressed, without times: the same files are the same bytes on every machine.
import { crc32 } from "node:zlib";
import type { NamedBytes } from "./manifest.ts";

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const VERSION = 20;
/** Names are UTF-8. */
const FLAGS = 0x0800;
/** 1 January 1980, the first day the format knows. */
const DAY = 0x0021;
const LOCAL_BYTES = 30;
const CENTRAL_BYTES = 46;
const END_BYTES = 22;

export function writeZip(files: readonly NamedBytes[]): Uint8Array {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { name, bytes } of files) {
    const named = Buffer.from(name);
    const facts = factsOf(named, bytes);
    const local = Buffer.alloc(LOCAL_BYTES);
    local.writeUInt32LE(LOCAL, 0);
    facts.copy(local, 4);
    const central = Buffer.alloc(CENTRAL_BYTES);
    central.writeUInt32LE(CENTRAL, 0);
    central.writeUInt16LE(VERSION, 4);
    facts.copy(central, 6);
    central.writeUInt32LE(offset, 42);
    parts.push(local, named, bytes);
    directory.push(central, named);
    offset += LOCAL_BYTES + named.length + bytes.length;
  }
  return Buffer.concat([...parts, ...directory, endOf(files.length, offset, lengthOf(directory))]);
}

/** Only what `writeZip` writes, byte for byte: anything before, between, behind or otherwise spelt is no archive of ours. */
export function readZip(archive: Uint8Array): NamedBytes[] | undefined {
  const view = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength);
  const files: NamedBytes[] = [];
  let at = 0;
  while (at + LOCAL_BYTES <= view.length && view.readUInt32LE(at) === LOCAL) {
    const [size, nameLength] = [view.readUInt32LE(at + 22), view.readUInt16LE(at + 26)];
    const start = at + LOCAL_BYTES + nameLength;
    if (start + size > view.length) return undefined;
    const name = view.toString("utf8", at + LOCAL_BYTES, start);
    files.push({ name, bytes: view.subarray(start, start + size) });
    at = start + size;
  }
  return view.equals(writeZip(files)) ? files : undefined;
}

/** What the local header and the directory say of a file alike. */
function factsOf(name: Uint8Array, bytes: Uint8Array): Buffer {
  const facts = Buffer.alloc(LOCAL_BYTES - 4);
  facts.writeUInt16LE(VERSION, 0);
  facts.writeUInt16LE(FLAGS, 2);
  facts.writeUInt16LE(DAY, 8);
  facts.writeUInt32LE(crc32(bytes), 10);
  facts.writeUInt32LE(bytes.length, 14);
  facts.writeUInt32LE(bytes.length, 18);
  facts.writeUInt16LE(name.length, 22);
  return facts;
}

function endOf(count: number, offset: number, size: number): Buffer {
  const end = Buffer.alloc(END_BYTES);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}

function lengthOf(parts: readonly Uint8Array[]): number {
  return parts.reduce((sum, { length }) => sum + length, 0);
}
