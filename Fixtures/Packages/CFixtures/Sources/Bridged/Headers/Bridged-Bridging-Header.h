#include "legacy.h"
#include "store.h"
#include <unistd.h>

static inline void bridged_pause(void) { sleep(1); }
static inline int bridged_double_quiet(int number) { return 2 * number; }
