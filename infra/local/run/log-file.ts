// What the functions say goes into a file; where it cannot be written the run goes on without, and says so once.
import { createWriteStream, type WriteStream } from "node:fs";
import type { Log } from "./loopback.ts";
import { sentenceOf } from "./sentence.ts";

export function logInto(file: string, complain: (sentence: string) => void): Log {
  let stream: WriteStream | undefined;
  let silent = false;
  const failed = (fault: Error) => {
    // The next line tries again: there may be room by then.
    stream = undefined;
    if (!silent)
      complain(
        `  日誌檔無法寫入，閘道繼續執行但沒有記錄 | the log cannot be written; the gateway continues without it\n  ${file}: ${sentenceOf(fault)}`,
      );
    silent = true;
  };
  return line => {
    stream ??= createWriteStream(file, { flags: "a" }).on("error", failed);
    stream.write(line, fault => {
      if (!fault) silent = false;
    });
  };
}
