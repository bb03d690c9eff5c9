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

static _Thread_local void *current_pinned_thread;

void *cunblock_current_pinned_thread(void) { return current_pinned_thread; }
void cunblock_set_current_pinned_thread(void *thread) { current_pinned_thread = thread; }

// An ordinary C function could not be declared so: the runtime exports it with Swift's calling convention.
#if __has_attribute(swiftcall)
#define SWIFT_CC __attribute__((swiftcall))
#else
#define SWIFT_CC
#endif
SWIFT_CC extern void *swift_task_getCurrent(void);

void *cunblock_current_task(void) { return swift_task_getCurrent(); }

#ifdef __linux__
// Comes with the concurrency library, which need not be built upon Dispatch.
extern const char *dispatch_queue_get_label(void *queue) __attribute__((weak));
#else
extern const char *dispatch_queue_get_label(void *queue);
#endif

int cunblock_serves_main_actor(void) {
#ifdef __APPLE__
  if (pthread_main_np()) return 1;
#else
  if ((pid_t)syscall(SYS_gettid) == getpid()) return 1;
#endif
#ifdef __linux__
  if (!dispatch_queue_get_label) return 0;
#endif
  // Under `dispatchMain()`, and an async `main`, the main thread is gone, and its queue is served by threads that change.
  const char *label = dispatch_queue_get_label(0);
  return label && strcmp(label, "com.apple.main-thread") == 0;
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

#ifndef __has_feature
#define __has_feature(name) 0
#endif

#if __has_feature(thread_sanitizer) || defined(__SANITIZE_THREAD__)
const int cunblock_is_sanitized = 1;
#else
const int cunblock_is_sanitized = 0;
#endif
