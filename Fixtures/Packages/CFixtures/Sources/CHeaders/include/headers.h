#ifndef HEADERS_H
#define HEADERS_H
#include <unistd.h>

static inline long headers_read(int fd) {
  char c;
  return read(fd, &c, 1);
}

static inline long headers_peek_quiet(int fd) { return fd; }

static inline long headers_nested(int fd) { return headers_read(fd); }
#endif
