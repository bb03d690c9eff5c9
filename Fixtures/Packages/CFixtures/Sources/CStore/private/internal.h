#ifndef INTERNAL_H
#define INTERNAL_H
int internal_wait(int fd);
int internal_look(int fd);
#endif
