#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

/// A TOML document as plain rows, so that what is built into the program lies there read already.
namespace dowel {

enum class TomlKind : std::uint8_t { kText, kInteger, kNumber, kFlag, kList, kTable, kOther };

/// One value. The members of a list or table are neighbours, in the order of the file.
struct TomlNode {
  TomlKind kind = TomlKind::kOther;
  std::uint32_t line = 0;                  ///< from 1
  std::uint32_t key_at = 0, key_size = 0;  ///< of its key in `TomlTree::texts`; none in a list
  std::uint32_t parent = 0;                ///< row of the list or table that holds it; root: itself
  std::uint32_t first = 0;  ///< row of its first member; of a text where it begins in `texts`
  std::uint32_t count = 0;  ///< members; bytes of a text
  double number = 0;        ///< a flag is 0 or 1
};

/// A document; the root table is row 0. A view: valid as long as what it was made from.
struct TomlTree {
  std::span<const TomlNode> nodes{};
  std::string_view texts{};

  std::string_view key(const TomlNode& node) const {
    return texts.substr(node.key_at, node.key_size);
  }
  std::string_view text(const TomlNode& node) const { return texts.substr(node.first, node.count); }
  std::span<const TomlNode> members(const TomlNode& node) const {
    return nodes.subspan(node.first, node.count);
  }
};

/// A document that was read, with what its tree looks into.
struct TomlRows {
  std::vector<TomlNode> nodes;
  std::string texts;
  TomlTree tree() const { return {nodes, texts}; }
};

/// @param text  the file's content, UTF-8
/// @param file  its name, for messages
/// @returns errors: kUnreadable with file, line and the parser's own words
Result<TomlRows> read_toml(std::string_view text, const std::string& file);

/// A file of the knowledge as it stood when the program was built.
struct BuiltInFile {
  std::string_view name;
  std::string_view text;
  TomlTree tree;
};

/// All of them, by name.
std::span<const BuiltInFile> built_in_files();

}  // namespace dowel
