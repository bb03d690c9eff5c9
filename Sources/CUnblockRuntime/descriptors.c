#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "CUnblockDescriptors.h"

#include <errno.h>
#include <pthread.h>
#include <sys/types.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/epoll.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <sys/uio.h>
#endif

#define RESULT(call) ({ __typeof__(call) result_ = (call); result_ < 0 ? -errno : result_; })

#if defined(__linux__) && defined(RWF_NOWAIT)
intptr_t cunblock_read_now(int descriptor, void *buffer, size_t count) {
  struct iovec vector = {buffer, count};
  return RESULT(preadv2(descriptor, &vector, 1, -1, RWF_NOWAIT));
}

intptr_t cunblock_write_now(int descriptor, const void *buffer, size_t count) {
  struct iovec vector = {(void *)buffer, count};
  return RESULT(pwritev2(descriptor, &vector, 1, -1, RWF_NOWAIT));
}
#else
intptr_t cunblock_read_now(int descriptor, void *buffer, size_t count) { return -EOPNOTSUPP; }
intptr_t cunblock_write_now(int descriptor, const void *buffer, size_t count) { return -EOPNOTSUPP; }
#endif

int cunblock_open_process(int process) {
#if defined(__linux__) && defined(SYS_pidfd_open)
  return RESULT((int)syscall(SYS_pidfd_open, process, 0));
#else
  return -ENOSYS;
#endif
}

int cunblock_try_join(uintptr_t thread, void **result) {
#ifdef __linux__
  return -pthread_tryjoin_np((pthread_t)thread, result);
#else
  return -ENOSYS;
#endif
}

#ifdef __linux__
int cunblock_epoll_create(void) { return RESULT(epoll_create1(EPOLL_CLOEXEC)); }

int cunblock_epoll_arm(int epoll, int descriptor, uint32_t directions, uint64_t token, int known) {
  uint32_t events = EPOLLONESHOT;
  if (directions & cunblock_reading) events |= EPOLLIN | EPOLLRDHUP;
  if (directions & cunblock_writing) events |= EPOLLOUT;
  struct epoll_event event = {.events = events, .data.u64 = token};
  return RESULT(epoll_ctl(epoll, known ? EPOLL_CTL_MOD : EPOLL_CTL_ADD, descriptor, &event));
}

int cunblock_epoll_add_level(int epoll, int descriptor, uint32_t events) {
  struct epoll_event event = {.events = events, .data.fd = descriptor};
  return RESULT(epoll_ctl(epoll, EPOLL_CTL_ADD, descriptor, &event));
}

int cunblock_epoll_forget(int epoll, int descriptor) {
  struct epoll_event unused;
  return RESULT(epoll_ctl(epoll, EPOLL_CTL_DEL, descriptor, &unused));
}

int cunblock_epoll_wait(int epoll, cunblock_event *events, int capacity) {
  struct epoll_event ready[capacity];
  int count = RESULT(epoll_wait(epoll, ready, capacity, -1));
  for (int i = 0; i < count; i++) {
    uint32_t bits = ready[i].events, directions = 0;
    if (bits & (EPOLLIN | EPOLLRDHUP | EPOLLHUP | EPOLLERR)) directions |= cunblock_reading;
    if (bits & (EPOLLOUT | EPOLLHUP | EPOLLERR)) directions |= cunblock_writing;
    events[i] = (cunblock_event){ready[i].data.u64, directions};
  }
  return count;
}

int cunblock_timer_create(int epoll, uint64_t token) {
  int timer = RESULT(timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK));
  if (timer < 0) return timer;
  // Edge-triggered: an expiry is reported once and need not be read.
  struct epoll_event event = {.events = EPOLLIN | EPOLLET, .data.u64 = token};
  int result = RESULT(epoll_ctl(epoll, EPOLL_CTL_ADD, timer, &event));
  if (result < 0) {
    close(timer);
    return result;
  }
  return timer;
}

int cunblock_timer_set(int timer, int64_t nanoseconds) {
  struct itimerspec setting = {{0, 0}, {nanoseconds / 1000000000, nanoseconds % 1000000000}};
  return RESULT(timerfd_settime(timer, TFD_TIMER_ABSTIME, &setting, NULL));
}
#endif
