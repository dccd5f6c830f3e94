#pragma once

#include <stdexcept>

#include "knowledge/load.h"

/// The built-in knowledge with one thing changed, as somebody would change it in a copy of a file.
namespace dowel::testing {

/// The built-in files with the text or list of one key replaced.
/// @param id  of the entry
/// @param key  the first of this name that follows the id
/// @param value  as it stands in TOML
inline std::vector<KnowledgeFile> files_with(const std::string& id, const std::string& key,
                                             const std::string& value) {
  std::vector<KnowledgeFile> files = embedded_files();
  for (KnowledgeFile& file : files) {
    const auto entry = file.text.find("id = \"" + id + "\"");
    if (entry == std::string::npos) continue;
    const auto start = file.text.find(key + " = ", entry);
    if (start == std::string::npos) continue;
    const auto from = start + key.size() + 3;
    const char close = file.text[from] == '[' ? ']' : '"';
    const auto to = file.text.find(close, from + 1);
    file.put(std::string(file.text).replace(from, to - from + 1, value));
    return files;
  }
  throw std::runtime_error("no entry '" + id + "' with '" + key + "'");
}

/// The whole knowledge with another value of a number.
inline Knowledge with_number(const std::string& id, double from, double to) {
  return load_files(
             files_with(id, "value", "[" + std::to_string(from) + ", " + std::to_string(to) + "]"))
      .value();
}

inline Knowledge with_number(const std::string& id, double value) {
  return with_number(id, value, value);
}

}  // namespace dowel::testing
