#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "formats/log_json.h"
#include "formats/log_tables.h"
#include "platform/read_file.h"

namespace dowel::formats {
namespace fs = std::filesystem;
namespace {

constexpr const char* kJsonName = "log.json";
constexpr const char* kVoices = "voices";

bool write_file(const fs::path& path, const std::string& text) {
  std::ofstream file{path, std::ios::binary};
  file << text;
  file.close();
  return file.good();
}

tl::unexpected<Error> not_written(const fs::path& folder, const std::string& why) {
  return fail(ErrorCode::kWriteFailed, "the export could not be written: " + why,
              "nothing was left behind; check free space and that you may write there",
              folder.string());
}

Result<std::vector<Recording>> read_voices(const fs::path& folder) {
  std::vector<Recording> recordings;
  std::error_code failed;
  for (fs::directory_iterator at{folder, failed}, end; !failed && at != end; at.increment(failed)) {
    auto bytes = platform::read_file(at->path());
    DOWEL_TRY(bytes);
    Recording recording{at->path().stem().string(), std::move(*bytes)};
    DOWEL_TRY(check_recording(recording));
    recordings.push_back(std::move(recording));
  }
  return recordings;
}

// A folder by its JSON, or else by its tables.
Result<LogRead> read_log(const fs::path& path, bool folder) {
  std::error_code ignored;
  const fs::path json = folder ? path / kJsonName : path;
  if (!folder || fs::exists(json, ignored)) {
    const auto text = platform::read_file(json);
    DOWEL_TRY(text);
    return log_from_json(*text);
  }
  std::vector<NamedText> tables;
  std::vector<std::string> names{"goals.csv", "notes.csv"};  // of older forms
  for (const NamedText& table : log_to_tables({})) names.push_back(table.name);
  for (const std::string& name : names) {
    if (!fs::exists(path / name, ignored)) continue;  // `log_from_tables` names what is missing
    auto text = platform::read_file(path / name);
    DOWEL_TRY(text);
    tables.push_back({name, std::move(*text)});
  }
  return log_from_tables(tables);
}

}  // namespace

Result<void> write_export(const LogData& log, const fs::path& folder,
                          const std::vector<Recording>& recordings) {
  std::error_code failed;
  if (fs::exists(folder, failed)) {
    return fail(ErrorCode::kUsage, "there is something of that name already",
                "name a folder that does not exist yet", folder.string());
  }
  const fs::path part{folder.string() + ".part-" + std::to_string(::getpid())};
  fs::remove_all(part, failed);
  fs::create_directories(part, failed);
  if (failed) return not_written(folder, failed.message());
  bool written = write_file(part / kJsonName, log_to_json(log));
  for (const NamedText& table : log_to_tables(log)) {
    written = written && write_file(part / table.name, table.text);
  }
  if (!recordings.empty()) fs::create_directories(part / kVoices, failed);
  for (const Recording& one : recordings) {
    // "audio/webm" is heard by who opens a .webm.
    const std::string type = recording_type(one.bytes);
    const std::string name = one.name + "." + type.substr(type.find('/') + 1);
    written = written && write_file(part / kVoices / name, one.bytes);
  }
  if (written) fs::rename(part, folder, failed);
  if (written && !failed) return {};
  std::error_code ignored;
  fs::remove_all(part, ignored);
  return not_written(folder, written ? failed.message() : "the disk refused");
}

Result<LogRead> read_export(const fs::path& path) {
  std::error_code ignored;
  const bool folder = fs::is_directory(path, ignored);
  auto read = read_log(path, folder);
  if (!read || !folder) return read;
  auto voices = read_voices(path / kVoices);
  DOWEL_TRY(voices);
  std::ranges::move(*voices, std::back_inserter(read->recordings));
  return read;
}

}  // namespace dowel::formats
