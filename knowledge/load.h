#pragma once

#include <filesystem>
#include <memory>

#include "core/catalogue/knowledge.h"

namespace dowel {

/// One TOML file of the knowledge.
struct KnowledgeFile {
  std::string name;       ///< without folder, e.g. exercises.toml
  std::string_view text;  ///< the program's, or `own`
  std::shared_ptr<const std::string> own{};

  /// Puts another text in the place of the one there is.
  void put(std::string changed) {
    own = std::make_shared<const std::string>(std::move(changed));
    text = *own;
  }
};

/// The files built into the program: knowledge/*.toml as they stood at build time, by name.
const std::vector<KnowledgeFile>& embedded_files();

/// The built-in files with those of a folder put in their place, so that whoever changes one file
/// copies one file. Errors: kUnreadable for a folder that cannot be read; kUsage for a TOML file
/// whose name is none of the built-in ones, since it would replace nothing.
Result<std::vector<KnowledgeFile>> files_with_folder(const std::filesystem::path& folder);

/// The files to use: from the folder in $DOWEL_KNOWLEDGE when that is set, else the built-in ones.
Result<std::vector<KnowledgeFile>> files_by_environment();

/// The text of one file out of a list, e.g. technique.toml, or an error that names it. Valid as
/// long as the list.
Result<std::string_view> file_text(const std::vector<KnowledgeFile>& files, std::string_view name);

/// Parses and validates the entries alone. Every id in the result resolves, no id stands twice, no
/// key is unknown; errors name file, line and key, and what to do. The rules of the rooms stay
/// empty. technique.toml is left to its own reader.
Result<Knowledge> load_entries(const std::vector<KnowledgeFile>& files);

/// The entries with the rules of every room: all numbers and sentences that the program works by
/// are there, in the unit and within the limits it can take.
Result<Knowledge> load_files(const std::vector<KnowledgeFile>& files);

/// `load_files` on the built-in files.
Result<Knowledge> load_embedded();

/// `load_files` on `files_with_folder`.
Result<Knowledge> load_folder(const std::filesystem::path& folder);

}  // namespace dowel
