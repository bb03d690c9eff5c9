#include "flags.h"
#include <fcntl.h>
#include <poll.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

ssize_t flags_receive(int fd, void *buffer, size_t size) { return recv(fd, buffer, size, 0); }
ssize_t flags_receive_quiet(int fd, void *buffer, size_t size) { return recv(fd, buffer, size, MSG_DONTWAIT); }

ssize_t flags_receive_with_others_quiet(int fd, void *buffer, size_t size) {
  return recv(fd, buffer, size, MSG_PEEK | MSG_DONTWAIT);
}

ssize_t flags_receive_variable_quiet(int fd, void *buffer, size_t size) {
  int flags = MSG_PEEK | MSG_DONTWAIT;
  return recv(fd, buffer, size, flags);
}

#define AT_ONCE (MSG_DONTWAIT | MSG_NOSIGNAL)
ssize_t flags_receive_macro_quiet(int fd, void *buffer, size_t size) { return recv(fd, buffer, size, AT_ONCE); }

// MY_FLAGS is defined in the manifest.
ssize_t flags_receive_defined_quiet(int fd, void *buffer, size_t size) { return recv(fd, buffer, size, MY_FLAGS); }

#define RECEIVE(fd, buffer, size) recv((fd), (buffer), (size), MSG_DONTWAIT)
ssize_t flags_receive_function_macro_quiet(int fd, void *buffer, size_t size) { return RECEIVE(fd, buffer, size); }

pid_t flags_wait(pid_t child) {
  int status;
  return waitpid(child, &status, 0);
}

pid_t flags_wait_quiet(pid_t child) {
  int status;
  return waitpid(child, &status, WNOHANG | WUNTRACED);
}

int flags_poll(int fd) {
  struct pollfd events = { .fd = fd, .events = POLLIN };
  return poll(&events, 1, -1);
}

int flags_poll_quiet(int fd) {
  struct pollfd events = { .fd = fd, .events = POLLIN };
  return poll(&events, 1, 0);
}

#define NOW 0
int flags_poll_named_quiet(int fd) {
  struct pollfd events = { .fd = fd, .events = POLLIN };
  return poll(&events, 1, NOW);
}

enum { AT_THE_MOMENT = 0 };
int flags_poll_enumerated_quiet(int fd) {
  struct pollfd events = { .fd = fd, .events = POLLIN };
  return poll(&events, 1, AT_THE_MOMENT);
}

int flags_lock(int fd) { return flock(fd, LOCK_EX); }
int flags_lock_quiet(int fd) { return flock(fd, LOCK_EX | LOCK_NB); }

ssize_t flags_nonblocking_open_quiet(const char *path, void *buffer, size_t size) {
  int fd = open(path, O_RDONLY | O_NONBLOCK);
  if (fd < 0) return -1;
  return read(fd, buffer, size);
}

ssize_t flags_nonblocking_fcntl_quiet(int fd, void *buffer, size_t size) {
  int old = fcntl(fd, F_GETFL, 0);
  if (fcntl(fd, F_SETFL, old | O_NONBLOCK) < 0) return -1;
  return read(fd, buffer, size);
}

ssize_t flags_blocking_open(const char *path, void *buffer, size_t size) {
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  return read(fd, buffer, size);
}

// A device that always answers, behind a variable that is asked before it is set.
static int random_source = -1;
ssize_t flags_random_quiet(void *buffer, size_t size) {
  if (random_source < 0) {
    int fd;
    do { fd = open("/dev/urandom", O_RDONLY | O_CLOEXEC); } while (fd == -1);
    random_source = fd;
  }
  return read(random_source, buffer, size);
}

static int terminal = -1;
ssize_t flags_terminal(void *buffer, size_t size) {
  if (terminal < 0) terminal = open("/dev/tty", O_RDONLY);
  return read(terminal, buffer, size);
}

// Set from elsewhere as well.
static int set_by_others = -1;
void flags_set_quiet(int fd) { set_by_others = fd; }
ssize_t flags_set_by_others(void *buffer, size_t size) {
  if (set_by_others < 0) set_by_others = open("/dev/urandom", O_RDONLY);
  return read(set_by_others, buffer, size);
}

void flags_short_sleep_quiet(void) { usleep(10); }
void flags_long_sleep(void) { usleep(1000 * 1000); }

void flags_only_on_macos_quiet(void) {
#ifdef ONLY_ON_MACOS
  sleep(1);
#endif
}

// Whoever calls decides.
pid_t flags_wait_as_told(pid_t child, int options) { return waitpid(child, 0, options); }
ssize_t flags_receive_as_told(int fd, void *buffer, size_t size, int flags) { return recv(fd, buffer, size, flags | MSG_NOSIGNAL); }
static int poll_as_told(int fd, int timeout) {
  struct pollfd events = { .fd = fd, .events = POLLIN };
  return poll(&events, 1, timeout);
}
int flags_poll_told(int fd) { return poll_as_told(fd, 1000); }
int flags_poll_told_quiet(int fd) { return poll_as_told(fd, NOW); }
static ssize_t read_as_told(int fd, void *buffer, size_t size) { return read(fd, buffer, size); }
ssize_t flags_nonblocking_told_quiet(int fd, void *buffer, size_t size) {
  fcntl(fd, F_SETFL, O_NONBLOCK);
  return read_as_told(fd, buffer, size);
}
ssize_t flags_read_told(int fd, void *buffer, size_t size) { return read_as_told(fd, buffer, size); }
