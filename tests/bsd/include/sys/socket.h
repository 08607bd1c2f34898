#pragma once

// Functions and enumerators are declared with other names: an undefined macro would not hide them.
#define accept4 linux_accept4
#define SOCK_CLOEXEC LINUX_SOCK_CLOEXEC
#define SOCK_NONBLOCK LINUX_SOCK_NONBLOCK
#define MSG_NOSIGNAL LINUX_MSG_NOSIGNAL
#include_next <sys/socket.h>
#undef accept4
#undef SOCK_CLOEXEC
#undef SOCK_NONBLOCK
#undef MSG_NOSIGNAL

// Any option that does no harm: SIGPIPE is ignored in the tests.
#define SO_NOSIGPIPE SO_KEEPALIVE
