#ifndef C_SOAK_H
#define C_SOAK_H

#include <stddef.h>

/// Has all threads allocate from one heap, so that it can be read off as a whole. To be called first.
void csoak_use_one_heap(void);

/// How many bytes of the heap are in use; zero where nobody knows.
size_t csoak_bytes_in_use(void);

/// Has each line be seen as soon as it is printed, also by a file or a pipe.
void csoak_print_by_line(void);

#endif
