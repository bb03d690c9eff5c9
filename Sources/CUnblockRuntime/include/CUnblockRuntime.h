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

/// The task that runs on the calling thread, or null; exported by the Swift concurrency library as `swift_task_getCurrent`.
void *_Nullable cunblock_current_task(void);

/// Whether the calling thread is the one that `main` began on.
int cunblock_is_main_thread(void);

/// On how many cores threads of this process may run: affinity counts, on Linux.
int cunblock_core_count(void);

#endif
