#ifndef PLUS_H
#define PLUS_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

long plus_receive(int fd, void *buffer, size_t size);
long plus_size_quiet(int fd);
int plus_namespace(int fd);
int plus_namespace_quiet(int fd);
void plus_overload(void);
void plus_overload_quiet(void);
int plus_template(void);
int plus_template_quiet(void);
void plus_constructor(void);
void plus_constructor_quiet(void);
void plus_initializer(int fd);
void plus_new(void);
void plus_hidden(void);
int plus_other_file(const char *name);
int plus_other_file_quiet(const char *name);
void plus_lambda(void);
void plus_lambda_quiet(void);
void plus_callback(void);
long plus_loop(int fd);
long plus_cast_quiet(int fd, void *buffer, size_t size);
void plus_caught(void);
void plus_operator(void);
int plus_defined_quiet(void);
void plus_static_method(void);
void plus_null_quiet(void);

#ifdef __cplusplus
}
#endif

#endif
