import { Unreadable } from "../decode.js";

/** What the system's error codes mean to someone who checks a document. */
const REASONS: Record<string, string> = {
  ENOENT: "文件不存在，请检查路径和文件名",
  ENOTDIR: "路径中有一段不是文件夹，请检查路径",
  EEXIST: "路径中有一段不是文件夹，请检查路径",
  EISDIR: "这是文件夹，不是文件",
  EACCES: "没有读取权限，请修改权限，或由有权限的用户运行",
  EPERM: "没有读取权限，请修改权限，或由有权限的用户运行",
  EBUSY: "文件正被其他程序占用，请关闭后再试",
  ELOOP: "符号链接互相指向，找不到实际的文件，请检查链接",
  ENAMETOOLONG: "路径过长，请缩短文件名或移到上层文件夹",
  ERR_FS_FILE_TOO_LARGE: "文件超过 2 GB，请拆分后再检查",
};

/** Puts a failure to read into Chinese; failures that are explained already stay as they are. */
export function unreadable(error: unknown): Unreadable {
  if (error instanceof Unreadable) {
    return error;
  }
  const { code = "未知错误", message = String(error) } = error as NodeJS.ErrnoException;
  return new Unreadable(REASONS[code] ?? `读取失败（${code}）：${message}`, { cause: error });
}
