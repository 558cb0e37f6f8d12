/* Loaded before the C library: every flush to disk sleeps first, for the microseconds that SLOW_FLUSH_US says. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <time.h>

static void wait_first(void) {
  const char *given = getenv("SLOW_FLUSH_US");
  long us = given == NULL ? 0 : atol(given);
  struct timespec left = {us / 1000000, us % 1000000 * 1000};
  while (us > 0 && nanosleep(&left, &left) != 0 && errno == EINTR) {
  }
}

int fdatasync(int file) {
  int (*next)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
  wait_first();
  return next(file);
}

int fsync(int file) {
  int (*next)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
  wait_first();
  return next(file);
}
