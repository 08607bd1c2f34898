// Headers of two installations in one file.
#include FIRST
#include SECOND
