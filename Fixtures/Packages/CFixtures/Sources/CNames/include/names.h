#ifndef NAMES_H
#define NAMES_H
#include "store.h"

#define SWIFT_NAME(name) __attribute__((swift_name(#name)))
#define NOASYNC __attribute__((swift_attr("@available(*, noasync)")))
#define EFFECT_NONBLOCKING __attribute__((nonblocking))

typedef struct names_database Database SWIFT_NAME(Database);
struct SWIFT_NAME(Reader) names_reader { int fd; };

int names_lookup(const char *key) SWIFT_NAME(lookup(key:));
int names_lookup_quiet(const char *key) SWIFT_NAME(glance(key:));

long names_reader_next(struct names_reader *reader) SWIFT_NAME(Reader.next(self:));
long names_reader_peek(struct names_reader *reader) SWIFT_NAME(Reader.peek(self:));
struct names_reader names_reader_make(const char *path) SWIFT_NAME(Reader.init(path:));
struct names_reader names_reader_make_quiet(int fd) SWIFT_NAME(Reader.init(descriptor:));
long names_reader_size(struct names_reader reader) SWIFT_NAME(getter:Reader.size(self:));
long names_reader_fd(struct names_reader reader) SWIFT_NAME(getter:Reader.descriptor(self:));
int names_reader_scan(const char *path) SWIFT_NAME(Reader.scan(path:));

int names_marked(int value) NOASYNC;
int names_declared(int value) __attribute__((blocking));
int names_trusted_quiet(int value) EFFECT_NONBLOCKING;
int names_plain(int value) __attribute__((swift_name("simple(_:)")));
void names_fetch(int value, void (^completion)(int)) __attribute__((swift_async(not_swift_private, 2)));

int names_through_other_target(const char *path);
int names_through_other_target_quiet(int fd);
#endif
