#pragma once

// What Unblock needs of libIndexStore's C interface, declared here so that the library can be loaded when a run needs it
// rather than be linked: a build of Unblock has no toolchain folder to search without unsafe flags.
// The interface is stable: functions and numbers are added to it, none has changed its meaning since it exists.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Text that belongs to the library: not terminated by zero, valid as long as the reader that it was asked of.
typedef struct {
  const char *data;
  size_t length;
} UnblockIndexText;

// Everything that the library hands out is opaque: a store, a reader, a unit's dependency, an occurrence, a symbol, a relation.
typedef void *UnblockIndexObject;
typedef void *UnblockIndexError;

typedef bool (*UnblockIndexVisitText)(void *context, UnblockIndexText text);
typedef bool (*UnblockIndexVisitObject)(void *context, UnblockIndexObject object);

// The types of the functions that are looked up by name, grouped by their shape.
typedef unsigned (*UnblockIndexGetVersion)(void);
typedef const char *(*UnblockIndexErrorText)(UnblockIndexError error);
typedef UnblockIndexObject (*UnblockIndexOpenStore)(const char *path, UnblockIndexError *error);
typedef UnblockIndexObject (*UnblockIndexOpenReader)(UnblockIndexObject store, const char *name, UnblockIndexError *error);
typedef void (*UnblockIndexDispose)(void *object);
typedef bool (*UnblockIndexVisitUnits)(UnblockIndexObject store, unsigned sorted, void *context, UnblockIndexVisitText visit);
typedef bool (*UnblockIndexVisitAll)(UnblockIndexObject object, void *context, UnblockIndexVisitObject visit);
/// With `isUncached`, the symbols live as long as the visit only.
typedef bool (*UnblockIndexVisitSymbols)(UnblockIndexObject record, bool isUncached, void *context, UnblockIndexVisitObject visit);
typedef UnblockIndexText (*UnblockIndexGetText)(UnblockIndexObject object);
typedef bool (*UnblockIndexGetFlag)(UnblockIndexObject object);
typedef uint32_t (*UnblockIndexGetNumber)(UnblockIndexObject object);
typedef uint64_t (*UnblockIndexGetBits)(UnblockIndexObject object);
typedef UnblockIndexObject (*UnblockIndexGetObject)(UnblockIndexObject object);
typedef void (*UnblockIndexGetPosition)(UnblockIndexObject occurrence, unsigned *line, unsigned *column);
/// True if it failed.
typedef bool (*UnblockIndexGetUnitTime)(
  UnblockIndexObject store, const char *unit, int64_t *seconds, int64_t *nanoseconds, UnblockIndexError *error);

/// The Swift runtime's own demangler. It returns the text, terminated by zero, in `buffer` if `size` is enough for it,
/// cut off where not; `size` is then what it would take. Nil for what is no mangled name.
char *swift_demangle(
  const char *mangled, size_t length, char *buffer, size_t *size, uint32_t flags);
