#include "names.h"
#include <unistd.h>

int names_lookup(const char *key) { return (int)sleep(1) + key[0]; }
int names_lookup_quiet(const char *key) { return key[0]; }

long names_reader_next(struct names_reader *reader) {
  char c;
  return read(reader->fd, &c, 1);
}

long names_reader_peek(struct names_reader *reader) { return reader->fd; }

struct names_reader names_reader_make(const char *path) {
  struct names_reader reader = { store_open(path) };
  return reader;
}

struct names_reader names_reader_make_quiet(int fd) {
  struct names_reader reader = { fd };
  return reader;
}

long names_reader_size(struct names_reader reader) { return store_read(reader.fd, 0, 0); }
long names_reader_fd(struct names_reader reader) { return reader.fd; }
int names_reader_scan(const char *path) { return store_open(path); }

int names_marked(int value) { sleep(1); return value; }
int names_declared(int value) { return value; }
int names_trusted_quiet(int value) { usleep(100000); return value; }
int names_plain(int value) { return (int)sleep((unsigned)value); }
void names_fetch(int value, void (^completion)(int)) { sleep(1); completion(value); }

int names_through_other_target(const char *path) { return store_open(path); }
int names_through_other_target_quiet(int fd) { return store_close_quiet(fd); }
