#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "CUnblockRuntime.h"
#include "swift_cc.h"

#include <dlfcn.h>
#include <stdatomic.h>

// As declared by the concurrency library: a reference to a serial executor is two words, and a hook is given what it stands in for.
typedef struct { void *identity, *implementation; } executor_ref;
typedef SWIFT_CC executor_ref (*get_main)(void);
typedef SWIFT_CC executor_ref (*get_main_hook)(get_main original);
typedef SWIFT_CC void (*enqueue_main)(void *job);
typedef SWIFT_CC void (*enqueue_main_hook)(void *job, enqueue_main original);

// Set before the hooks are, and read by them, on any thread.
static void (*_Atomic observer)(void);
// Whoever set a hook before us is still asked.
static _Atomic get_main_hook previous_get_main;
static _Atomic enqueue_main_hook previous_enqueue_main;

static SWIFT_CC executor_ref observed_get_main(get_main original) {
  observer();
  get_main_hook previous = previous_get_main;
  return previous ? previous(original) : original();
}

static SWIFT_CC void observed_enqueue_main(void *job, enqueue_main original) {
  observer();
  enqueue_main_hook previous = previous_enqueue_main;
  if (previous) previous(job, original);
  else original(job);
}

#ifdef __linux__
// Also found when the concurrency library is linked statically, where `dlsym` would not see it.
extern get_main_hook swift_task_getMainExecutor_hook __attribute__((weak));
extern enqueue_main_hook swift_task_enqueueMainExecutor_hook __attribute__((weak));
#endif

static get_main_hook *get_main_variable(void) {
#ifdef __linux__
  return &swift_task_getMainExecutor_hook;
#else
  return dlsym(RTLD_DEFAULT, "swift_task_getMainExecutor_hook");
#endif
}

static enqueue_main_hook *enqueue_main_variable(void) {
#ifdef __linux__
  return &swift_task_enqueueMainExecutor_hook;
#else
  return dlsym(RTLD_DEFAULT, "swift_task_enqueueMainExecutor_hook");
#endif
}

void cunblock_observe_main_executor(void (*new_observer)(void)) {
  observer = new_observer;
  // The concurrency library reads them without synchronization; a word that is written at once is either the old or the new one.
  get_main_hook *get_main = get_main_variable();
  if (get_main) {
    previous_get_main = *get_main;
    __atomic_store_n(get_main, observed_get_main, __ATOMIC_RELEASE);
  }
  enqueue_main_hook *enqueue_main = enqueue_main_variable();
  if (enqueue_main) {
    previous_enqueue_main = *enqueue_main;
    __atomic_store_n(enqueue_main, observed_enqueue_main, __ATOMIC_RELEASE);
  }
}
