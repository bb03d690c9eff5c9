#pragma once

namespace plus {

class Store {
 public:
  int Load(const char *name);
  int Count(const char *name);
};

}  // namespace plus
