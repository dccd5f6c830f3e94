#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>

#include "core/base/result.h"
#include "formats/film_messages.h"

/// Films are read by a process of their own, `dowel-film`: a command without film loads nothing
/// that reads films, and a hostile film can crash or starve that process alone. It holds itself to
/// the limits and to the files of its request (film/confine.h).
namespace dowel::app {

/// What one film may cost. The defaults are some ten times what an hour of 4K film takes.
struct FilmLimits {
  std::uint64_t memory_mb = 4096;            ///< $DOWEL_FILM_MEMORY_MB; 0: no limit
  std::chrono::seconds processor{6 * 3600};  ///< of all cores together; $DOWEL_FILM_CPU_S; 0: none
};

/// @returns errors: kUsage for a variable that holds no whole number
Result<FilmLimits> film_limits_by_environment();

/// How a request is accompanied.
struct FilmWatch {
  std::stop_token stop;  ///< the work ends at the next frame
  std::function<void(const formats::FilmProgress&)> on_progress;  ///< may be null
};

/// `dowel-film`, beside this program or where `make install` puts it.
/// @returns errors: kMissing
Result<std::filesystem::path> find_film_program();

/// Starts the process, hands it the request and waits for its answer. When the process dies, by a
/// crash or by somebody's hand, the files it was writing are removed.
/// @returns the answer; errors: those of the work itself (see `analyse_clip`, `write_outputs`);
///   kUnreadable when the process crashed, kUnusable when it hit a limit, kBadData when it was
///   killed; kMissing; kCancelled
Result<formats::FilmAnalysed> analyse_film(const formats::AnalyseFilm& request,
                                           const FilmWatch& watch);
Result<void> draw_film(const std::filesystem::path& target);
Result<void> prepare_film(const formats::PrepareFilm& request, const FilmWatch& watch);
Result<void> still_film(const formats::StillFilm& request);
Result<formats::FilmChecked> check_film();

}  // namespace dowel::app
