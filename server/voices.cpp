#include "server/voices.h"

#include <fstream>
#include <set>

#include "app/log_entries.h"
#include "app/whole_file.h"
#include "formats/recordings.h"
#include "server/ranges.h"

namespace dowel::server {
namespace fs = std::filesystem;
namespace {

fs::path folder_of(const fs::path& data) { return data / "voices"; }

}  // namespace

std::optional<fs::path> voice_file(const House& house, const std::string& name) {
  std::error_code failed;
  const fs::path file = folder_of(house.options().data) / name;
  if (!formats::is_recording_name(name) || !fs::is_regular_file(file, failed)) return std::nullopt;
  return file;
}

Answer<std::string> keep_voice(const House& house, const std::string& bytes) {
  if (formats::recording_type(bytes).empty()) {
    return problem(422, "usage", "this is no recording",
                   "send WebM, Ogg or MP4 as a browser records it");
  }
  std::error_code failed;
  const fs::path folder = folder_of(house.options().data);
  fs::create_directories(folder, failed);
  std::string name = app::fresh_ids()();
  DOWEL_TRY(app::write_whole_file(folder / name, bytes));
  return name;
}

Outcome voice_response(const House& house, const RequestHead& head, const std::string& name) {
  const auto file = voice_file(house, name);
  if (!file) {
    return problem(404, "not-found", "there is no such recording",
                   "it was removed with its comment");
  }
  std::string begin(16, '\0');
  std::ifstream(*file, std::ios::binary)
      .read(begin.data(), static_cast<std::streamsize>(begin.size()));
  const std::string type = formats::recording_type(begin);
  Response response =
      file_response(head, *file, type.empty() ? "application/octet-stream" : type, tag_of(name));
  response.set("Content-Security-Policy", "default-src 'none'; sandbox");
  return response;
}

void forget_unsaid_voices(store::Store& store, const fs::path& data) {
  std::error_code failed;
  if (!fs::exists(folder_of(data), failed)) return;
  std::set<std::string> said;
  const auto athletes = store.athletes();
  if (!athletes) return;
  for (const Athlete& athlete : *athletes) {
    const auto log = store.book(athlete.id);
    if (!log) return;
    for (const FilmComment& comment : log->comments) said.insert(comment.voice);
  }
  std::vector<fs::path> unsaid;
  for (const auto& entry : fs::directory_iterator(folder_of(data), failed)) {
    if (!said.contains(entry.path().filename())) unsaid.push_back(entry.path());
  }
  for (const fs::path& file : unsaid) fs::remove(file, failed);
}

void forget_voices_of(const House& house, const std::vector<FilmComment>& comments) {
  std::error_code failed;
  for (const FilmComment& comment : comments) {
    if (const auto file = voice_file(house, comment.voice)) fs::remove(*file, failed);
  }
}

void forget_all_voices(const House& house) {
  std::error_code failed;
  fs::remove_all(folder_of(house.options().data), failed);
}

}  // namespace dowel::server
