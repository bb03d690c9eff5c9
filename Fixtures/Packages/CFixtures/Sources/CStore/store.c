#include "store.h"
#include "internal.h"
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

int store_open(const char *path) {
  int fd = open(path, O_RDONLY);
  char byte;
  if (read(fd, &byte, 1) < 0) return -1;
  return fd;
}

int store_close_quiet(int fd) { return fd + 1; }

long store_read(int fd, void *buffer, size_t size) {
  /* A comment with read(fd) in it */
  return read(fd, buffer, size);
}

long store_size_quiet(int fd) { return lseek(fd, 0, SEEK_END); }

static int inner(int fd) {
  sleep(1);
  return fd;
}

static int middle(int fd) { return inner(fd) + 1; }

int store_through_helper(int fd) { return middle(fd); }

static int inner_quiet(int fd) { return fd * 2; }

int store_through_helper_quiet(int fd) { return inner_quiet(fd); }

int store_two_files(int fd) { return internal_wait(fd); }

int store_recursive(int fd, int depth) {
  if (depth == 0) return (int)usleep(100000);
  return store_recursive(fd, depth - 1);
}

// `other.c` has a function of the same name that blocks.
static int namesake(int fd) { return fd; }

int store_private_namesake(int fd) { return namesake(fd); }

// Pointers

static long slow_fetch(int fd) { char c; return read(fd, &c, 1); }
static long fast_fetch(int fd) { return fd; }

long store_pointer(int fd) {
  long (*f)(int) = slow_fetch;
  return f(fd);
}

long store_pointer_quiet(int fd) {
  long (*f)(int) = &fast_fetch;
  return (*f)(fd);
}

static const struct store_ops slow_ops = { .fetch = slow_fetch, .peek = fast_fetch };
static const struct store_ops fast_ops = { .fetch = fast_fetch, .peek = fast_fetch };
static const struct store_ops positional_ops = { slow_fetch, fast_fetch };

long store_table(int fd) { return slow_ops.fetch(fd); }
long store_table_quiet(int fd) { return slow_ops.peek(fd) + fast_ops.fetch(fd); }
long store_table_positional(int fd) { return positional_ops.fetch(fd); }

long store_table_by_pointer(int fd) {
  const struct store_ops *ops = &slow_ops;
  return ops->fetch(fd);
}

struct source { long (*next)(int fd); long (*skip)(int fd); };

static void prepare(struct source *source) {
  source->next = slow_fetch;
  source->skip = fast_fetch;
}

long store_field_assigned(int fd) {
  struct source source;
  prepare(&source);
  return source.next(fd);
}

long store_field_assigned_quiet(int fd) {
  struct source source;
  prepare(&source);
  return source.skip(fd);
}

static long (*handlers[])(int) = { fast_fetch, slow_fetch };
static long (*quiet_handlers[])(int) = { fast_fetch, fast_fetch };

long store_handlers(int fd, int which) { return handlers[which](fd); }
long store_handlers_quiet(int fd, int which) { return quiet_handlers[which](fd); }

long store_chosen(int fd, bool flag) {
  long (*f)(int) = flag ? fast_fetch : slow_fetch;
  return f(fd);
}

static unsigned (*const pause_function)(unsigned) = sleep;
long store_system_pointer(int fd) { return pause_function(2) + fd; }

long store_copied_pointer(int fd) {
  long (*first)(int) = slow_fetch;
  long (*second)(int);
  second = first;
  return second(fd);
}

long store_unknown_pointer_quiet(int fd, long (*f)(int)) { return f(fd); }

// Callbacks

static int compare_slowly(const void *a, const void *b) {
  usleep(100000);
  return *(const int *)a - *(const int *)b;
}

static int compare(const void *a, const void *b) { return *(const int *)a - *(const int *)b; }

void store_sort(int *items, size_t count) { qsort(items, count, sizeof *items, compare_slowly); }
void store_sort_quiet(int *items, size_t count) { qsort(items, count, sizeof *items, compare); }

static void *work(void *argument) {
  sleep(10);
  return argument;
}

int store_in_thread_quiet(void) {
  pthread_t thread;
  if (pthread_create(&thread, NULL, work, NULL) != 0) return -1;
  return pthread_detach(thread);
}

void store_each(int count, void (*body)(int)) {
  if (body == NULL) return;
  for (int i = 0; i < count; i++) body(i);
}

void store_each_nested(int count, void (*body)(int)) { store_each(count, body); }

static void (*kept)(int);
void store_later(void (*body)(int)) { kept = body; }

static void nap(int i) { usleep(100000 + (unsigned)i); }
static void count_up(int i) { (void)i; }

void store_apply_own(void) { store_each(3, nap); }
static void store_once(void (*body)(int)) { body(1); }
void store_apply_once(void) { store_once(nap); }
void store_apply_once_quiet(void) { store_once(count_up); }
void store_apply_own_quiet(void) { store_each(3, count_up); }
void store_keep_quiet(void) { store_later(nap); }

// Macros and configurations

#define READ_BYTE(fd, into) read((fd), (into), 1)
#define NOTHING(fd, into) ((void)(fd), (void)(into), 0)

long store_macro(int fd) {
  char c;
  return READ_BYTE(fd, &c);
}

long store_macro_quiet(int fd) {
  char c;
  return NOTHING(fd, &c);
}

long store_slow_path(int fd) {
#if HAS_SLOW_PATH
  return internal_wait(fd);
#else
  return fd;
#endif
}

#define USES_SLEEP 0

long store_dead_branch_quiet(int fd) {
  if (USES_SLEEP) sleep(5);
  return fd;
}

#define WRAPPED(statement) do { statement; } while (0)

long store_wrapped_in_do(int fd) {
  WRAPPED(sleep(1));
  return fd;
}

// Loops

static volatile bool ready;
static atomic_bool finished;

void store_spin(void) {
  while (!ready) { }
}

void store_spin_quiet(void) {
  while (!ready) {
    ready = fast_fetch(1) > 0;
  }
}

void store_spin_atomic(void) {
  while (!atomic_load(&finished)) ;
}

long store_count(void) {
  long sum = 0;
  for (int i = 0; i < 10000; i++)
    for (int j = 0; j < 10000; j++) sum += i ^ j;
  return sum;
}

long store_count_quiet(void) {
  long sum = 0;
  for (int i = 0; i < 100; i++)
    for (int j = 0; j < 100; j++) sum += i ^ j;
  return sum;
}

#define ROUNDS 50000000

long store_count_down(void) {
  long sum = 0;
  for (int i = ROUNDS; i > 0; i--) sum += i;
  return sum;
}

long store_count_by_steps(void) {
  long sum = 0;
  for (long i = 0; i < 400000000; i += 4) sum += i;
  return sum;
}

long store_count_early_quiet(long limit) {
  long sum = 0;
  for (long i = 0; i < 1000000000; i++) {
    sum += i;
    if (sum > limit) break;
  }
  return sum;
}

void store_wait_in_loop(int fd) {
  char c;
  do {
    if (read(fd, &c, 1) <= 0) return;
  } while (c != '\n');
}

int store_fibonacci(int n) { return n < 2 ? n : store_fibonacci(n - 1) + store_fibonacci(n - 2); }

int store_fibonacci_quiet(int n) {
  int a = 0, b = 1;
  while (n-- > 0) { int next = a + b; a = b; b = next; }
  return a;
}
