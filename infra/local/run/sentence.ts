// What went wrong in one sentence for the person who started the run or a script: what, which file, and what to do.

/** A script or a run that cannot begin as it was asked to: nothing was read, nothing was changed. */
export class CannotBegin extends Error {}

/** A file that cannot be understood. It is never taken for an empty one. */
export class Damaged extends Error {
  constructor(file: string, cause?: unknown) {
    super(`${file}: 檔案損壞，請移走後再啟動 | damaged; move it away and start again`, { cause });
  }
}

const FULL =
  "磁碟已滿，無法寫入：請清出空間後再試 | the disk is full, nothing can be written: make room and try again";
const READ_ONLY =
  "無法寫入：資料夾或檔案不允許寫入 | not writable: make the folder writable, or choose another with --data";
const SYSTEM: Readonly<Record<string, string>> = {
  ENOSPC: FULL,
  EDQUOT: FULL,
  EACCES:
    "權限不足，無法開啟或寫入：請修正權限，或以 --data 另選資料夾 | not permitted: correct its permissions, or choose another folder with --data",
  EPERM:
    "權限不足，無法開啟或寫入：請修正權限，或以 --data 另選資料夾 | not permitted: correct its permissions, or choose another folder with --data",
  EROFS: READ_ONLY,
  ENOTDIR: "不是資料夾：請以 --data 另選 | not a folder: choose another with --data",
  EEXIST:
    "已有同名的檔案，不是資料夾：請以 --data 另選 | a file and not a folder: choose another with --data",
  EISDIR: "是資料夾而不是檔案：請移走後再啟動 | a folder where a file belongs: move it away and start again",
  ENOENT: "檔案不存在 | there is no such file",
  EMFILE: "開啟的檔案過多：請提高上限（ulimit -n）| too many open files: raise the limit (ulimit -n)",
};

export function sentenceOf(fault: unknown): string {
  if (!(fault instanceof Error)) return String(fault);
  const { code = "", path } = fault as NodeJS.ErrnoException;
  const words = Object.hasOwn(SYSTEM, code) ? SYSTEM[code] : undefined;
  return words ? `${path ? `${path}: ` : ""}${words} (${code})` : fault.message || fault.name;
}
