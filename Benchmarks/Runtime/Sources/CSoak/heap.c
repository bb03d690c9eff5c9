#include "CSoak.h"

#include <stdio.h>
#include <stdlib.h>

#ifdef __GLIBC__
#include <malloc.h>

void csoak_use_one_heap(void) { mallopt(M_ARENA_MAX, 1); }

size_t csoak_bytes_in_use(void) {
  struct mallinfo2 heap = mallinfo2();
  return heap.uordblks + heap.hblkhd;
}
#else
void csoak_use_one_heap(void) {}
size_t csoak_bytes_in_use(void) { return 0; }
#endif

void csoak_print_by_line(void) { setvbuf(stdout, NULL, _IOLBF, 0); }
