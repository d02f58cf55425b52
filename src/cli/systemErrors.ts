/** Node's name of a system error, as in `ENOENT`. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** What people are told where Node's own words name functions of the system, and the place a second time. */
const reasons: Readonly<Partial<Record<string, string>>> = {
  ENOENT: 'no such file or folder',
  EISDIR: 'a folder has this name',
  ENOTDIR: 'part of its path is a file, not a folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
  ENOSPC: 'no space is left on the disk',
  ELOOP: 'a symbolic link leads back to itself',
};

/** What an error of the system means; undefined of others. */
export function systemReason(error: unknown): string | undefined {
  return reasons[codeOf(error) ?? ''];
}
