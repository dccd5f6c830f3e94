#pragma once

#include <string>

#include "app/watched_film.h"

namespace dowel::app {

/// Looks anew for what is round about the hands of the bodies in a watched film, as the tracker
/// does, without following the bodies again: for whoever works on the bar.
/// @param path  the film that was watched
/// @param film  its rounds are replaced
/// @returns errors: those of reading the film
Result<void> hold_again(const std::string& path, WatchedFilm& film);

}  // namespace dowel::app
