#include "knowledge/load.h"

#include <algorithm>
#include <cstdlib>
#include <system_error>

#include "knowledge/link.h"
#include "knowledge/own_reader.h"
#include "knowledge/rule_reader.h"
#include "knowledge/sections.h"
#include "knowledge/toml_tree.h"
#include "platform/read_file.h"

namespace dowel {

namespace {

Result<void> read_file(const KnowledgeFile& file, Reading& reading) {
  Result<TomlDocument> document = TomlDocument::parse(file.text, file.name);
  DOWEL_TRY(document);
  for (const Section& section : all_sections()) {
    for (const TomlTable& table : document->root().tables(section.name)) {
      section.read(table, reading);
    }
  }
  reading.documents.push_back(*document);
  return document->finish();
}

std::string name_list(const std::vector<KnowledgeFile>& files) {
  std::string names;
  for (const KnowledgeFile& file : files) names += (names.empty() ? "" : ", ") + file.name;
  return names;
}

}  // namespace

namespace {

Result<Reading> read_entries(const std::vector<KnowledgeFile>& files) {
  Reading reading;
  for (const KnowledgeFile& file : files) {
    if (has_own_reader(file.name)) continue;
    DOWEL_TRY(read_file(file, reading));
  }
  DOWEL_TRY(reading.ledger.check());
  DOWEL_TRY(link_entries(reading.knowledge));
  return reading;
}

}  // namespace

Result<Knowledge> load_entries(const std::vector<KnowledgeFile>& files) {
  auto reading = read_entries(files);
  DOWEL_TRY(reading);
  return std::move(reading->knowledge);
}

Result<Knowledge> load_files(const std::vector<KnowledgeFile>& files) {
  auto reading = read_entries(files);
  DOWEL_TRY(reading);
  DOWEL_TRY(read_rules(*reading));
  return std::move(reading->knowledge);
}

const std::vector<KnowledgeFile>& embedded_files() {
  static const std::vector<KnowledgeFile> kFiles = [] {
    std::vector<KnowledgeFile> files;
    for (const BuiltInFile& file : built_in_files()) {
      files.push_back({std::string(file.name), file.text});
    }
    return files;
  }();
  return kFiles;
}

Result<Knowledge> load_embedded() { return load_files(embedded_files()); }

Result<Knowledge> load_folder(const std::filesystem::path& folder) {
  const Result<std::vector<KnowledgeFile>> files = files_with_folder(folder);
  DOWEL_TRY(files);
  return load_files(*files);
}

Result<std::vector<KnowledgeFile>> files_with_folder(const std::filesystem::path& folder) {
  std::vector<KnowledgeFile> files = embedded_files();
  std::error_code problem;
  std::filesystem::directory_iterator entries(folder, problem);
  if (problem) {
    return fail(ErrorCode::kUnreadable, "cannot read the knowledge folder: " + problem.message(),
                "give a folder that holds changed copies of the knowledge files", folder.string());
  }
  for (; entries != std::filesystem::directory_iterator(); entries.increment(problem)) {
    const std::filesystem::path path = entries->path();
    if (path.extension() != ".toml") continue;
    const auto same = std::ranges::find(files, path.filename().string(), &KnowledgeFile::name);
    if (same == files.end()) {
      return fail(ErrorCode::kUsage, "this file replaces none of the built-in ones",
                  "name it like one of: " + name_list(files), path.string());
    }
    Result<std::string> text = platform::read_file(path);
    DOWEL_TRY(text);
    same->put(std::move(*text));
    if (problem) break;
  }
  if (problem) {
    return fail(ErrorCode::kUnreadable, "cannot read the knowledge folder: " + problem.message(),
                "check the folder", folder.string());
  }
  return files;
}

Result<std::vector<KnowledgeFile>> files_by_environment() {
  const char* folder = std::getenv("DOWEL_KNOWLEDGE");
  if (folder && *folder) return files_with_folder(folder);
  return embedded_files();
}

Result<std::string_view> file_text(const std::vector<KnowledgeFile>& files, std::string_view name) {
  const auto found = std::ranges::find(files, name, &KnowledgeFile::name);
  if (found != files.end()) return found->text;
  return fail(ErrorCode::kMissing, "the knowledge file '" + std::string(name) + "' is missing",
              "files present: " + name_list(files));
}

}  // namespace dowel
