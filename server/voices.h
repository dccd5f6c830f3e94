#pragma once

#include <optional>

#include "server/house.h"

/// What is spoken to a film: recordings of a browser, each in a file of its own beside the log,
/// which knows them by name. They stay on this machine and go with everything.
namespace dowel::server {

constexpr std::uint64_t kLongestVoice = std::uint64_t{16}
                                        << 20U;  ///< about an hour as browsers code it

/// The file of a recording. @returns nothing where there is none of that name
std::optional<std::filesystem::path> voice_file(const House& house, const std::string& name);

/// Keeps a recording (WebM, Ogg or MP4, as browsers make them) and gives it a name.
/// @returns a problem for bytes that are none of these
Answer<std::string> keep_voice(const House& house, const std::string& bytes);

/// A recording, whole or the part that is asked for.
Outcome voice_response(const House& house, const RequestHead& head, const std::string& name);

/// Takes away recordings that no comment of the log names: what was never said, or was removed
/// before Dowel started the last time, so that taking back a removal brings its voice along until
/// then. Of a log that cannot be read none is taken away.
void forget_unsaid_voices(store::Store& store, const std::filesystem::path& data);

/// Takes away what was spoken in these comments.
void forget_voices_of(const House& house, const std::vector<FilmComment>& comments);

/// Takes all of them away.
void forget_all_voices(const House& house);

}  // namespace dowel::server
