#pragma once
#include <stddef.h>
#include <sys/types.h>
#include <unistd.h>

static inline ssize_t legacy_read(int fd, void *buffer, size_t size) { return read(fd, buffer, size); }
void legacy_declared_quiet(void);
