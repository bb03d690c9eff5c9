#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "CUnblockRuntime.h"

#include <pthread.h>
#include <string.h>
#include <unistd.h>

#ifdef __linux__
#include <sched.h>
#include <sys/syscall.h>
#endif

void cunblock_set_thread_name(const char *name) {
#ifdef __APPLE__
  pthread_setname_np(name);
#else
  // The kernel keeps 15 bytes and a terminator, and refuses what is longer.
  char shortened[16];
  strncpy(shortened, name, sizeof shortened - 1);
  shortened[sizeof shortened - 1] = 0;
  pthread_setname_np(pthread_self(), shortened);
#endif
}

static _Thread_local void *current_worker;

void *cunblock_current_worker(void) { return current_worker; }
void cunblock_set_current_worker(void *worker) { current_worker = worker; }

// An ordinary C function could not be declared so: the runtime exports it with Swift's calling convention.
#if __has_attribute(swiftcall)
#define SWIFT_CC __attribute__((swiftcall))
#else
#define SWIFT_CC
#endif
SWIFT_CC extern void *swift_task_getCurrent(void);

void *cunblock_current_task(void) { return swift_task_getCurrent(); }

int cunblock_is_main_thread(void) {
#ifdef __APPLE__
  return pthread_main_np();
#else
  return (pid_t)syscall(SYS_gettid) == getpid();
#endif
}

int cunblock_core_count(void) {
#ifdef __linux__
  cpu_set_t cores;
  // Refused on machines with more cores than the set has room for.
  if (sched_getaffinity(0, sizeof cores, &cores) == 0 && CPU_COUNT(&cores) > 0) return CPU_COUNT(&cores);
#endif
  long count = sysconf(_SC_NPROCESSORS_ONLN);
  return count > 0 ? (int)count : 1;
}
