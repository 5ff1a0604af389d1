/*
 * A hard disk of 7,200 turns a minute without a write cache, for Postgres. Loaded by LD_PRELOAD: every fsync
 * and fdatasync of every process waits its turn at one lock and then for one turn of the disk, 8.3 ms. Only
 * the wait of a flush is modelled: no seeks, and nothing is lost in a power cut.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

typedef int (*sync_fn)(int);

static void turn(void) {
  const char *path = getenv("SLOWDISK_LOCK");
  if (!path) return;
  /* Opened each time: a lock of an inherited descriptor would be shared with the parent. */
  int lock = open(path, O_RDWR | O_CLOEXEC);
  if (lock < 0) abort();
  flock(lock, LOCK_EX);
  struct timespec wait = {0, 8300000};
  nanosleep(&wait, NULL);
  close(lock);
}

int fdatasync(int fd) {
  static sync_fn next;
  if (!next) next = (sync_fn)dlsym(RTLD_NEXT, "fdatasync");
  turn();
  return next(fd);
}

int fsync(int fd) {
  static sync_fn next;
  if (!next) next = (sync_fn)dlsym(RTLD_NEXT, "fsync");
  turn();
  return next(fd);
}
