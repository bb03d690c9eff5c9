#ifndef SHIM_H
#define SHIM_H
#include <sys/wait.h>

static inline int shim_reap(int child) {
  int status;
  return waitpid(child, &status, 0);
}

static inline int shim_look_quiet(int child) {
  int status;
  return waitpid(child, &status, WNOHANG);
}
#endif
