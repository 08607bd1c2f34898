#pragma once

#define pipe2 linux_pipe2
#define dup3 linux_dup3
#include_next <unistd.h>
#undef pipe2
#undef dup3
