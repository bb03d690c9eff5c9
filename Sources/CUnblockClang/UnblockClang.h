// Declarations of ours for the part of libclang's C interface that Unblock uses. libclang is loaded at run time, so nothing here is
// linked against. The interface has been stable since LLVM 3; the structures below are what every version passes by value, and
// `LibClang` in `UnblockClang` checks them by a call when it loads the library.

#ifndef UNBLOCK_CLANG_H
#define UNBLOCK_CLANG_H

typedef void *CXIndex;
typedef void *CXFile;
typedef void *CXDiagnostic;
typedef void *CXEvalResult;
typedef void *CXPrintingPolicy;
typedef void *CXCompilationDatabase;
typedef void *CXCompileCommands;
typedef void *CXCompileCommand;
typedef struct CXTranslationUnitImpl *CXTranslationUnit;

/// A text that libclang owns, until `clang_disposeString`.
typedef struct { const void *data; unsigned private_flags; } CXString;
typedef struct { const void *ptr_data[2]; unsigned int_data; } CXSourceLocation;
typedef struct { const void *ptr_data[2]; unsigned begin_int_data; unsigned end_int_data; } CXSourceRange;
/// A node of the syntax tree. `kind` is one of the numbers of `CXCursorKind`, of which those that are asked for stand in `CursorKind.swift`.
typedef struct { int kind; int xdata; const void *data[3]; } CXCursor;
typedef struct { int kind; void *data[2]; } CXType;
typedef struct { unsigned int_data[4]; void *ptr_data; } CXToken;
/// A file whose text is given and not read.
struct CXUnsavedFile { const char *Filename; const char *Contents; unsigned long Length; };

_Static_assert(sizeof(CXString) == 2 * sizeof(void *), "CXString");
_Static_assert(sizeof(CXSourceLocation) == 3 * sizeof(void *), "CXSourceLocation");
_Static_assert(sizeof(CXSourceRange) == 2 * sizeof(void *) + 8, "CXSourceRange");
_Static_assert(sizeof(CXCursor) == 8 + 3 * sizeof(void *), "CXCursor");
_Static_assert(sizeof(CXType) == 3 * sizeof(void *), "CXType");
_Static_assert(sizeof(CXToken) == 16 + sizeof(void *), "CXToken");

/// Returns 0 to stop, 1 to go on with the next sibling, 2 to go on with the children.
typedef int (*CXCursorVisitor)(CXCursor cursor, CXCursor parent, void *data);
/// Returns 0 to stop, 1 to go on.
typedef int (*CXFieldVisitor)(CXCursor cursor, void *data);
/// Called for each file of a translation unit, the main file among them; the stack has the places of the `#include` lines.
typedef void (*CXInclusionVisitor)(CXFile file, CXSourceLocation *stack, unsigned depth, void *data);

#endif
