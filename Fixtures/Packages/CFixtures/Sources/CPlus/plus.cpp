#include "plus.h"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "store.h"

namespace plus {

class Connection {
 public:
  explicit Connection(int fd) : fd_(fd) {}
  long Receive(void *buffer, size_t size) { return read(fd_, buffer, size); }
  long Size() const { return size_; }
  static void Pause() { sleep(1); }

 private:
  int fd_;
  long size_ = 0;
};

static int WaitForEver(int fd) {
  struct pollfd events = {fd, POLLIN, 0};
  return poll(&events, 1, -1);
}

static int Ask(int fd) {
  struct pollfd events = {fd, POLLIN, 0};
  return poll(&events, 1, 0);
}

static void Overloaded(int seconds) { sleep(seconds); }
static void Overloaded(const char *) {}

template <typename T>
T Slow(T value) {
  sleep(1);
  return value;
}

template <typename T>
T Quick(T value) {
  return value;
}

struct Guard {
  Guard() { sleep(1); }
};

struct Nothing {
  Nothing() {}
};

static int First(int fd) {
  char byte;
  return static_cast<int>(read(fd, &byte, 1));
}

struct Holder {
  explicit Holder(int fd) : first(First(fd)) {}
  int first;
};

struct Adder {
  Adder operator+(int seconds) const {
    sleep(seconds);
    return *this;
  }
};

static void Call(void (*work)(void)) { work(); }

namespace {
void Hidden() { sleep(1); }
}  // namespace

}  // namespace plus

extern "C" {

long plus_receive(int fd, void *buffer, size_t size) {
  plus::Connection connection(fd);
  return connection.Receive(buffer, size);
}

long plus_size_quiet(int fd) {
  plus::Connection connection(fd);
  return connection.Size();
}

int plus_namespace(int fd) { return plus::WaitForEver(fd); }
int plus_namespace_quiet(int fd) { return plus::Ask(fd); }

void plus_overload(void) { plus::Overloaded(1); }
void plus_overload_quiet(void) { plus::Overloaded("1"); }

int plus_template(void) { return plus::Slow(1); }
int plus_template_quiet(void) { return plus::Quick(1); }

void plus_constructor(void) { plus::Guard guard; }
void plus_constructor_quiet(void) { plus::Nothing nothing; }
void plus_initializer(int fd) { plus::Holder holder(fd); }
void plus_new(void) { delete new plus::Guard(); }

void plus_hidden(void) { plus::Hidden(); }

int plus_other_file(const char *name) {
  plus::Store store;
  return store.Load(name);
}

int plus_other_file_quiet(const char *name) {
  plus::Store store;
  return store.Count(name);
}

void plus_lambda(void) {
  auto work = [](int seconds) { sleep(seconds); };
  work(1);
}

void plus_lambda_quiet(void) {
  auto work = [](int seconds) { sleep(seconds); };
  (void)work;
}

void plus_callback(void) { plus::Call([] { sleep(1); }); }

long plus_loop(int fd) {
  int descriptors[] = {fd, 0};
  long sum = 0;
  for (int descriptor : descriptors) {
    char byte;
    sum += read(descriptor, &byte, 1);
  }
  return sum;
}

long plus_cast_quiet(int fd, void *buffer, size_t size) {
  return recv(fd, buffer, size, static_cast<int>(MSG_DONTWAIT));
}

void plus_caught(void) {
  try {
    sleep(1);
  } catch (...) {
  }
}

void plus_operator(void) {
  plus::Adder adder;
  adder + 1;
}

int plus_defined_quiet(void) {
#ifdef PLUS_SLOW
  return static_cast<int>(sleep(1));
#else
  return PLUS_QUICK;
#endif
}

void plus_static_method(void) { plus::Connection::Pause(); }

void plus_null_quiet(void) {
  if (false) sleep(1);
}

}  // extern "C"
