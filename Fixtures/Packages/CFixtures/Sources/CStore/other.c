#include "internal.h"
#include <unistd.h>

static int namesake(int fd) { return (int)sleep((unsigned)fd); }

int internal_wait(int fd) { return namesake(fd); }

int internal_look(int fd) { return fd; }
