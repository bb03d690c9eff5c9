#ifndef FLAGS_H
#define FLAGS_H
#include <sys/types.h>

ssize_t flags_receive(int fd, void *buffer, size_t size);
ssize_t flags_receive_quiet(int fd, void *buffer, size_t size);
ssize_t flags_receive_with_others_quiet(int fd, void *buffer, size_t size);
ssize_t flags_receive_variable_quiet(int fd, void *buffer, size_t size);
ssize_t flags_receive_macro_quiet(int fd, void *buffer, size_t size);
ssize_t flags_receive_defined_quiet(int fd, void *buffer, size_t size);
ssize_t flags_receive_function_macro_quiet(int fd, void *buffer, size_t size);
pid_t flags_wait(pid_t child);
pid_t flags_wait_quiet(pid_t child);
int flags_poll(int fd);
int flags_poll_quiet(int fd);
int flags_poll_named_quiet(int fd);
int flags_poll_enumerated_quiet(int fd);
int flags_lock(int fd);
int flags_lock_quiet(int fd);
ssize_t flags_nonblocking_open_quiet(const char *path, void *buffer, size_t size);
ssize_t flags_nonblocking_fcntl_quiet(int fd, void *buffer, size_t size);
ssize_t flags_blocking_open(const char *path, void *buffer, size_t size);
void flags_short_sleep_quiet(void);
void flags_long_sleep(void);
void flags_only_on_macos_quiet(void);
ssize_t flags_random_quiet(void *buffer, size_t size);
ssize_t flags_terminal(void *buffer, size_t size);
void flags_set_quiet(int fd);
ssize_t flags_set_by_others(void *buffer, size_t size);
pid_t flags_wait_as_told(pid_t child, int options);
ssize_t flags_receive_as_told(int fd, void *buffer, size_t size, int flags);
int flags_poll_told(int fd);
int flags_poll_told_quiet(int fd);
ssize_t flags_nonblocking_told_quiet(int fd, void *buffer, size_t size);
ssize_t flags_read_told(int fd, void *buffer, size_t size);
#endif
