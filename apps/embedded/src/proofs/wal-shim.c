/*
 * Power cut for Postgres' WAL without a power cut. Loaded by LD_PRELOAD, it keeps every write to a WAL
 * segment aside in WALSHIM_DIR until somebody flushes that segment (fdatasync or fsync, by any process);
 * then the writes reach the file. Killing all processes and emptying WALSHIM_DIR loses exactly the
 * unflushed WAL, which a mere kill -9 never does: there the kernel's page cache survives.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

typedef ssize_t (*pwrite_fn)(int, const void *, size_t, off_t);
typedef int (*sync_fn)(int);

struct entry {
  int64_t offset;
  int64_t length;
};

static ssize_t real_pwrite(int fd, const void *data, size_t length, off_t offset) {
  static pwrite_fn next;
  if (!next) next = (pwrite_fn)dlsym(RTLD_NEXT, "pwrite64");
  return next(fd, data, length, offset);
}

/* Fills `journal` with the side file of a WAL segment; 0 when fd is no WAL segment. */
static int journal_of(int fd, char journal[PATH_MAX]) {
  const char *dir = getenv("WALSHIM_DIR");
  char link[64], target[PATH_MAX];
  if (!dir) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, target, sizeof target - 1);
  if (length < 0) return 0;
  target[length] = 0;
  char *name = strrchr(target, '/');
  if (!name || !strstr(target, "/pg_wal/")) return 0;
  name++;
  if (strlen(name) != 24 || strspn(name, "0123456789ABCDEF") != 24) return 0;
  return snprintf(journal, PATH_MAX, "%s/%s", dir, name) < PATH_MAX;
}

static void write_all(int fd, const void *data, size_t length) {
  const char *at = data;
  while (length > 0) {
    ssize_t done = write(fd, at, length);
    if (done <= 0) abort();
    at += done;
    length -= (size_t)done;
  }
}

static ssize_t keep_aside(int fd, const void *data, size_t length, off_t offset) {
  char journal[PATH_MAX];
  if (!journal_of(fd, journal)) return real_pwrite(fd, data, length, offset);
  int side = open(journal, O_WRONLY | O_CREAT | O_APPEND, 0600);
  if (side < 0) abort();
  flock(side, LOCK_EX);
  struct entry entry = {offset, (int64_t)length};
  write_all(side, &entry, sizeof entry);
  write_all(side, data, length);
  close(side);
  return (ssize_t)length;
}

static void let_through(int fd) {
  char journal[PATH_MAX];
  if (!journal_of(fd, journal)) return;
  int side = open(journal, O_RDWR);
  if (side < 0) return;
  flock(side, LOCK_EX);
  struct entry entry;
  while (read(side, &entry, sizeof entry) == (ssize_t)sizeof entry) {
    char *data = malloc((size_t)entry.length);
    if (!data || read(side, data, (size_t)entry.length) != entry.length) abort();
    if (real_pwrite(fd, data, (size_t)entry.length, entry.offset) != entry.length) abort();
    free(data);
  }
  if (ftruncate(side, 0) != 0) abort();
  close(side);
}

ssize_t pwrite(int fd, const void *data, size_t length, off_t offset) { return keep_aside(fd, data, length, offset); }
ssize_t pwrite64(int fd, const void *data, size_t length, off64_t offset) { return keep_aside(fd, data, length, offset); }

int fdatasync(int fd) {
  static sync_fn next;
  if (!next) next = (sync_fn)dlsym(RTLD_NEXT, "fdatasync");
  let_through(fd);
  return next(fd);
}

int fsync(int fd) {
  static sync_fn next;
  if (!next) next = (sync_fn)dlsym(RTLD_NEXT, "fsync");
  let_through(fd);
  return next(fd);
}
