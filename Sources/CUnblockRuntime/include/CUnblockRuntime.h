// What Swift cannot say, for UnblockRuntime alone: the functions do what the header of each says, and nothing besides.
#ifndef C_UNBLOCK_RUNTIME_H
#define C_UNBLOCK_RUNTIME_H

#include <stddef.h>

#include "CUnblockDescriptors.h"

/// Names the calling thread, for debuggers, `ps -L` and crash reports. Linux keeps the first 15 bytes.
void cunblock_set_thread_name(const char *_Nonnull name);

/// What this thread is to the runtime: the address of the worker that runs on it, or null on a thread of somebody else's.
void *_Nullable cunblock_current_worker(void);
void cunblock_set_current_worker(void *_Nullable worker);

/// The same for the executors that have one thread.
void *_Nullable cunblock_current_pinned_thread(void);
void cunblock_set_current_pinned_thread(void *_Nullable thread);

/// The task that runs on the calling thread, or null; exported by the Swift concurrency library as `swift_task_getCurrent`.
void *_Nullable cunblock_current_task(void);

/// Whether ThreadSanitizer watches this build.
extern const int cunblock_is_sanitized;

/// Passes about a tenth of a microsecond, and tells the core that this is a loop that waits for another core.
static inline void cunblock_pause(void) {
  for (int turn = 0; turn < 4; turn++) {
#if defined(__x86_64__) || defined(__i386__)
    __builtin_ia32_pause();
#elif defined(__aarch64__) || defined(__arm__)
    __asm__ volatile("yield" ::: "memory");
#endif
  }
}

/// Has `observer` called whenever code asks for the main actor's executor, on the thread and as part of the task that asks.
///
/// The concurrency library has had a variable for this since Swift 6.2, and one for jobs on their way to the main actor before that.
/// Does nothing where it has neither. Call it once.
void cunblock_observe_main_executor(void (*_Nonnull observer)(void));

/// Lets threads keep jobs that they would hand to the cooperative pool, on Linux; elsewhere they keep none. Call it once.
///
/// The concurrency library has a variable for this, which is read for each such job of the process. Other threads' jobs pass through.
void cunblock_prepare_homeward_jobs(void);

/// The next job that the calling thread hands to the cooperative pool is kept, until it is taken: nobody else has it.
void cunblock_keep_homeward_job(void);

/// What has been kept, if anything. From now on nothing is kept any more.
void *_Nullable cunblock_take_homeward_job(void);

/// Runs a job as the cooperative pool does. Only on a thread of that pool.
void cunblock_run_job(void *_Nonnull job);

/// Whether the calling thread is the one that `main` began on, or serves Dispatch's main queue, which is where the main actor runs.
int cunblock_serves_main_actor(void);

/// On how many cores threads of this process may run: affinity counts, on Linux.
int cunblock_core_count(void);

#endif
