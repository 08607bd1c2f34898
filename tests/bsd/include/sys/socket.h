#pragma once

#include_next <sys/socket.h>

#undef SOCK_CLOEXEC
#undef SOCK_NONBLOCK
#undef MSG_NOSIGNAL
// Any option that does no harm: SIGPIPE is ignored in the tests.
#define SO_NOSIGPIPE SO_KEEPALIVE
