#include "CUnblockRuntime.h"
#include "swift_cc.h"

#include <stddef.h>

#ifdef __linux__
// As declared by the concurrency library: a hook is given what it stands in for.
typedef SWIFT_CC void (*enqueue_global)(void *job);
typedef SWIFT_CC void (*enqueue_global_hook)(void *job, enqueue_global original);

// Also found when the concurrency library is linked statically, where `dlsym` would not see it.
extern enqueue_global_hook swift_task_enqueueGlobal_hook __attribute__((weak));
// Two words: which serial executor, and how. Both are null for none.
SWIFT_CC extern void swift_job_run(void *job, void *identity, void *implementation);

// Whoever set the hook before us is still asked. Set before the hook is.
static _Atomic enqueue_global_hook previous_hook;

static _Thread_local struct {
  int is_wanted;
  void *job;
} homeward;

static SWIFT_CC void enqueue_or_keep(void *job, enqueue_global original) {
  if (homeward.is_wanted) {
    homeward.is_wanted = 0;
    homeward.job = job;
    return;
  }
  enqueue_global_hook previous = previous_hook;
  if (previous) previous(job, original);
  else original(job);
}

void cunblock_prepare_homeward_jobs(void) {
  enqueue_global_hook *hook = &swift_task_enqueueGlobal_hook;
  if (!hook) return;
  previous_hook = *hook;
  // The concurrency library reads it without synchronization; a word that is written at once is either the old or the new one.
  __atomic_store_n(hook, enqueue_or_keep, __ATOMIC_RELEASE);
}

void cunblock_keep_homeward_job(void) {
  homeward.is_wanted = 1;
  homeward.job = NULL;
}

void *cunblock_take_homeward_job(void) {
  void *job = homeward.job;
  homeward.is_wanted = 0;
  homeward.job = NULL;
  return job;
}

void cunblock_run_job(void *job) { swift_job_run(job, NULL, NULL); }
#else
// On Apple's systems Dispatch also raises the priority of what it is given, which must not wait elsewhere.
void cunblock_prepare_homeward_jobs(void) {}
void cunblock_keep_homeward_job(void) {}
void *cunblock_take_homeward_job(void) { return NULL; }
void cunblock_run_job(void *job) { __builtin_trap(); }
#endif
