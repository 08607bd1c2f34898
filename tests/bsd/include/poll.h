#pragma once

#include_next <poll.h>

#undef POLLRDHUP
