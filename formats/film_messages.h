#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/base/result.h"
#include "core/body/athlete_body.h"

/// What `dowel` and the process that reads films say to each other: one request, then any number of
/// progress messages, then one answer. Every message is a CBOR map behind its length in four bytes,
/// the least significant first; names of files travel byte for byte, UTF-8 or not.
namespace dowel::formats {

enum class FilmNetwork { kLite, kFull, kHeavy };

/// Where somebody said that a rep begins, turns and ends (core/reps/move_edges.h).
struct FilmEdges {
  int rep = 0;
  std::optional<double> start_s{}, bottom_s{}, end_s{};

  bool operator==(const FilmEdges&) const = default;
};

/// Analyse one film and write what was asked for.
struct AnalyseFilm {
  std::string clip{};
  std::string exercise{};  ///< id of a profile; empty: recognise it
  AthleteBody athlete{};
  FilmNetwork network = FilmNetwork::kFull;
  std::string json{}, html{}, overlay{}, csv_folder{};  ///< files to write; empty: not asked for
  std::string scenes{};                                 ///< likewise: what to draw on each frame
  int person = 0;                  ///< of `FilmAnalysed::people`, from 1; 0: who lifts
  std::vector<FilmEdges> edges{};  ///< of the reps of that person
  bool synthetic = false;          ///< the film shows no real person
  bool colour = false;             ///< of the summary

  bool operator==(const AnalyseFilm&) const = default;
};

/// Film the synthetic lifter.
struct DrawFilm {
  std::string target{};

  bool operator==(const DrawFilm&) const = default;
};

/// Make a film anew as browsers play it, with the frames' own times.
struct PrepareFilm {
  std::string clip{};
  std::string play{};   ///< file to write: H.264, at most 1920 px
  std::string scrub{};  ///< file to write: at most 640 px, a key frame every 12
  std::string index{};  ///< file to write: the times of all frames, and where they are in both
  int turn_deg = 0;     ///< clockwise on top of the film's own flag, as `source.turned_deg` says

  bool operator==(const PrepareFilm&) const = default;
};

/// One frame as a picture.
struct StillFilm {
  std::string clip{};
  double time_s = 0;
  int longest_side_px = 480;
  std::string target{};  ///< file to write: JPEG
  int turn_deg = 0;      ///< as of `PrepareFilm`

  bool operator==(const StillFilm&) const = default;
};

/// Try everything that films need.
struct CheckFilm {
  bool operator==(const CheckFilm&) const = default;
};

using FilmRequest = std::variant<AnalyseFilm, DrawFilm, CheckFilm, PrepareFilm, StillFilm>;

/// How far the work on a film has come.
struct FilmProgress {
  std::int64_t frames = 0;                        ///< taken in so far
  std::optional<std::int64_t> frames_expected{};  ///< as the container claims; may be wrong

  bool operator==(const FilmProgress&) const = default;
};

/// Somebody who was followed in a film, with a box around them in one of its frames [px].
struct FilmPerson {
  bool chosen = false;
  int reps = 0;
  double from_s = 0, to_s = 0, at_s = 0;
  double x_px = 0, y_px = 0, width_px = 0, height_px = 0;

  bool operator==(const FilmPerson&) const = default;
};

/// A film was analysed, and what was asked for is written.
struct FilmAnalysed {
  std::string summary{};             ///< what is printed
  std::vector<std::string> slugs{};  ///< exercises it may be: one, unless only recognised
  int reps = 0;                      ///< counted
  int held = 0, gradeable = 0;       ///< movement quality: repetitions that held, of those graded
  std::string json{};                ///< the `dowel.analysis/1` document
  int width_px = 0, height_px = 0;   ///< of the upright film
  std::vector<FilmPerson> people{};

  bool operator==(const FilmAnalysed&) const = default;
};

/// The synthetic lifter was filmed.
struct FilmDrawn {
  bool operator==(const FilmDrawn&) const = default;
};

/// What of the installation was looked at, and what was found or is missing.
struct FilmChecked {
  std::vector<std::pair<std::string, Result<std::string>>> parts{};
};

using FilmAnswer = std::variant<FilmProgress, FilmAnalysed, FilmDrawn, FilmChecked, Error>;

/// Longest message: an analysis document of an hour of film has some ten million bytes.
constexpr std::uint32_t kLongestFilmMessage = 1U << 28U;

/// A message with its length before it.
std::string film_message(const FilmRequest& request);
std::string film_message(const FilmAnswer& answer);

/// The length of a message, from its first four bytes. @returns nothing where it cannot be one
std::optional<std::uint32_t> film_message_length(std::string_view four_bytes);

/// Reads a message without its length.
/// @returns errors: kBadData for whatever is no such message
Result<FilmRequest> read_film_request(std::string_view bytes);
Result<FilmAnswer> read_film_answer(std::string_view bytes);

}  // namespace dowel::formats
