// Calls and constants of descriptors that only the C headers have; Swift's Glibc module knows no epoll.
// Every function answers what the system call answers, or the negated `errno`, so that nothing can come between.
#ifndef C_UNBLOCK_DESCRIPTORS_H
#define C_UNBLOCK_DESCRIPTORS_H

#include <stddef.h>
#include <stdint.h>

/// What a descriptor is watched for, and what came: bits.
enum { cunblock_reading = 1, cunblock_writing = 2 };

/// Reads what is there, without waiting and whatever the descriptor's mode (preadv2(2), `RWF_NOWAIT`, at the current offset).
/// -EAGAIN if it would have to wait, -EOPNOTSUPP if this kind of file or this system has no such read.
intptr_t cunblock_read_now(int descriptor, void *_Nullable buffer, size_t count);
/// Writes what finds room, likewise (pwritev2(2), `RWF_NOWAIT`).
intptr_t cunblock_write_now(int descriptor, const void *_Nullable buffer, size_t count);

/// A descriptor that becomes readable when the process ends (pidfd_open(2), Linux 5.3), close-on-exec. -ENOSYS elsewhere.
int cunblock_open_process(int process);

/// pthread_join(3) if the thread has ended; -EBUSY if not yet; -ENOSYS where there is no pthread_tryjoin_np(3).
int cunblock_try_join(uintptr_t thread, void *_Nullable *_Nullable result);

#ifdef __linux__
typedef struct {
  uint64_t token;
  uint32_t directions;
} cunblock_event;

int cunblock_epoll_create(void);
/// Has the epoll instance report the descriptor once, with the token, when it is ready in one of the directions or hung up.
/// -EEXIST, or with `known` -ENOENT, if it is not as `known` says; -EPERM for what is always ready, such as a regular file.
int cunblock_epoll_arm(int epoll, int descriptor, uint32_t directions, uint64_t token, int known);
/// As above, but reports for as long as the descriptor is ready. `events` are those of poll(2), which epoll shares.
int cunblock_epoll_add_level(int epoll, int descriptor, uint32_t events);
int cunblock_epoll_forget(int epoll, int descriptor);
/// Waits for as long as it takes. A hang-up or an error is reported as both directions.
int cunblock_epoll_wait(int epoll, cunblock_event *_Nonnull events, int capacity);

/// A timer whose descriptor belongs to the epoll instance, and reports itself with the token each time it expires.
int cunblock_timer_create(int epoll, uint64_t token);
/// When to expire, in nanoseconds on `CLOCK_MONOTONIC`; 0 for never.
int cunblock_timer_set(int timer, int64_t nanoseconds);
#endif

#endif
