#pragma once

#include <cstdio>
#include <cstdlib>

/// Stops the program on a programmer's mistake. Never for bad data: that is a `Result`.
#define DOWEL_ASSERT(condition)                                                            \
  do {                                                                                     \
    if (!(condition)) {                                                                    \
      std::fprintf(stderr, "%s:%d: broken promise: %s\n", __FILE__, __LINE__, #condition); \
      std::abort();                                                                        \
    }                                                                                      \
  } while (false)
