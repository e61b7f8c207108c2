/* Ends the process with SIGKILL right before its n-th change of a file: LD_PRELOAD it, then call kill_at(n).
   Counts what SQLite changes files with. kill_at(0) only counts; changes() tells how many there were. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <signal.h>
#include <stdarg.h>
#include <sys/types.h>
#include <unistd.h>

static long armed = -1, seen = 0;

void kill_at(long n) { armed = n; seen = 0; }
long changes(void) { return seen; }

static void change(void) {
  if (armed < 0) return;
  seen++;
  if (armed > 0 && seen == armed) kill(getpid(), SIGKILL);
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at) { change(); return REAL(pwrite64)(fd, data, size, at); }
ssize_t pwrite(int fd, const void *data, size_t size, off_t at) { change(); return REAL(pwrite)(fd, data, size, at); }
ssize_t write(int fd, const void *data, size_t size) { if (fd > 2) change(); return REAL(write)(fd, data, size); }
int fsync(int fd) { change(); return REAL(fsync)(fd); }
int fdatasync(int fd) { change(); return REAL(fdatasync)(fd); }
int ftruncate64(int fd, off64_t size) { change(); return REAL(ftruncate64)(fd, size); }
int unlink(const char *path) { change(); return REAL(unlink)(path); }
