#include "store.h"

#include <stdlib.h>

namespace plus {

int Store::Load(const char *name) { return system(name); }
int Store::Count(const char *name) { return name ? 1 : 0; }

}  // namespace plus
