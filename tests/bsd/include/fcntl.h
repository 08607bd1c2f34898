#pragma once

#include_next <fcntl.h>

#undef O_PATH
#undef O_TMPFILE
// A command that does no harm; it does not answer 0, so that fsync is called, too.
#define F_FULLFSYNC F_GETFD
