#ifndef STORE_H
#define STORE_H
#include <stddef.h>
#include <stdbool.h>

// Direct calls, helpers, and calls through pointers. Every function named *_quiet or *_ready is a silent twin.
int store_open(const char *path);
int store_close_quiet(int fd);
long store_read(int fd, void *buffer, size_t size);
long store_size_quiet(int fd);
int store_through_helper(int fd);
int store_through_helper_quiet(int fd);
int store_two_files(int fd);
int store_recursive(int fd, int depth);
int store_private_namesake(int fd);

struct store_ops { long (*fetch)(int fd); long (*peek)(int fd); };
long store_pointer(int fd);
long store_pointer_quiet(int fd);
long store_table(int fd);
long store_table_quiet(int fd);
long store_table_positional(int fd);
long store_table_by_pointer(int fd);
long store_field_assigned(int fd);
long store_field_assigned_quiet(int fd);
long store_handlers(int fd, int which);
long store_handlers_quiet(int fd, int which);
long store_chosen(int fd, bool flag);
long store_system_pointer(int fd);
long store_copied_pointer(int fd);
long store_unknown_pointer_quiet(int fd, long (*f)(int));

// Callbacks.
void store_sort(int *items, size_t count);
void store_sort_quiet(int *items, size_t count);
int store_in_thread_quiet(void);
void store_each(int count, void (*body)(int));
void store_each_nested(int count, void (*body)(int));
void store_later(void (*body)(int));
void store_apply_own(void);
void store_apply_own_quiet(void);
void store_apply_once(void);
void store_apply_once_quiet(void);
void store_keep_quiet(void);

// Macros and configurations.
long store_macro(int fd);
long store_macro_quiet(int fd);
long store_slow_path(int fd);
long store_dead_branch_quiet(int fd);
long store_wrapped_in_do(int fd);

// Loops.
void store_spin(void);
void store_spin_quiet(void);
void store_spin_atomic(void);
long store_count(void);
long store_count_quiet(void);
long store_count_down(void);
long store_count_by_steps(void);
long store_count_early_quiet(long limit);
void store_wait_in_loop(int fd);
int store_fibonacci(int n);
int store_fibonacci_quiet(int n);
#endif
