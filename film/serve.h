#pragma once

#include "film/confine.h"

namespace dowel::film {

/// Serves one request of `formats/film_messages.h`: reads it from a socket, works within the
/// limits, confined to the files it needs, tells how far it is, and answers. Stops at the next
/// frame when the other side says one byte more or goes away.
/// @returns exit code: 0 when an answer was given, be it an error
int serve(int socket, const Limits& limits);

}  // namespace dowel::film
