// The system's header is included in parts, more than once.
#include_next <time.h>

#undef CLOCK_BOOTTIME
